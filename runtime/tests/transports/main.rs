//! The transports over real sockets on the loopback: both keep what a transport promises.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![cfg(any(feature = "hyper", feature = "reqwest"))]

/// The cases, each with the transport of the module around it.
macro_rules! over {
    ($transport:ident: $($group:ident { $($case:ident,)* })*) => {
        $($(
            #[tokio::test]
            async fn $case() {
                crate::$group::$case($transport()).await;
            }
        )*)*
    };
}

/// What every transport does.
macro_rules! promises {
    ($transport:ident) => {
        over! { $transport:
            sent {
                the_request_is_sent_as_it_is,
                the_body_arrives_byte_for_byte,
                a_redirect_is_an_answer,
                a_status_is_no_reason_to_send_again,
                a_server_is_told_its_name,
                an_upload_that_is_given_up_half_way_leaves_a_transport_that_works,
            }
            unsent {
                a_refused_connection_was_not_sent,
                a_host_that_does_not_exist_was_not_sent,
                a_failed_tls_handshake_was_not_sent,
            }
            lost {
                a_reset_after_sending_is_no_answer,
                a_connection_that_ends_without_an_answer_is_no_answer,
                silence_is_no_answer_when_the_time_is_up,
                a_body_that_stalls_is_no_answer_and_keeps_its_head,
                a_body_that_is_cut_is_no_answer,
                an_answer_may_be_as_large_as_the_cap_and_no_larger,
                an_answer_in_pieces_is_one_and_counts_as_one,
                a_chunked_answer_without_end_is_given_up,
            }
            opened {
                an_opened_answer_comes_as_it_arrives,
                a_time_out_is_no_end_of_a_stream_that_goes_on,
                silence_ends_an_opened_answer,
            }
        }
    };
}

#[cfg(feature = "hyper")]
mod hyper;
mod lost;
mod opened;
#[cfg(feature = "reqwest")]
mod reqwest;
mod sent;
mod server;
mod unsent;
