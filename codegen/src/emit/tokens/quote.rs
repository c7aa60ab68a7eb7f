//! Tokens from Rust as it is written.

/// Tokens as they are written here. `#name` is what the variable spells, `#(#names …)*` that of each
/// of several and what stands behind it, and `#(#names …),*` the same with commas in between.
macro_rules! quote {
    ($($token:tt)*) => {{
        #[allow(unused_mut)]
        let mut tokens =
            $crate::emit::tokens::Tokens::with_room(stringify!($($token)*).len());
        $crate::emit::tokens::put!(tokens $($token)*);
        tokens
    }};
}

/// Puts tokens behind those of a variable. Each is seen with the three before it and the three
/// behind it, which tell what it is: so many lists, each a step further. To take one after the other
/// off one list would take the compiler time in the square of its length.
macro_rules! put {
    ($to:ident $($token:tt)*) => {
        $crate::emit::tokens::put_all! { $to
            (@ @ @ @ @ @ $($token)*)
            (@ @ @ @ @ $($token)* @)
            (@ @ @ @ $($token)* @ @)
            (@ @ @ $(($token))* @ @ @)
            (@ @ $($token)* @ @ @ @)
            (@ $($token)* @ @ @ @ @)
            ($($token)* @ @ @ @ @ @)
        }
    };
}

macro_rules! put_all {
    ($to:ident
        ($($third:tt)*) ($($second:tt)*) ($($first:tt)*)
        ($($this:tt)*)
        ($($next:tt)*) ($($then:tt)*) ($($last:tt)*)
    ) => {
        $($crate::emit::tokens::put_one!($to $third $second $first $this $next $then $last);)*
    };
}

macro_rules! put_one {
    ($to:ident $a:tt $b:tt $c:tt @ $x:tt $y:tt $z:tt) => {};
    // What is said of each of several.
    ($to:ident $a:tt $b:tt $c:tt (#) (#$one:ident $($rest:tt)*) * $z:tt) => {
        for $one in $one {
            $crate::emit::tokens::put!($to #$one $($rest)*);
        }
    };
    ($to:ident $a:tt $b:tt $c:tt (#) (#$one:ident $($rest:tt)*) , *) => {
        for (index, $one) in IntoIterator::into_iter($one).enumerate() {
            if index > 0 {
                $to.constant(",");
            }
            $crate::emit::tokens::put!($to #$one $($rest)*);
        }
    };
    ($to:ident $a:tt $b:tt # (($($inside:tt)*)) $x:tt $y:tt $z:tt) => {};
    ($to:ident $a:tt # ($($inside:tt)*) (*) $x:tt $y:tt $z:tt) => {};
    ($to:ident $a:tt # ($($inside:tt)*) (,) * $y:tt $z:tt) => {};
    ($to:ident # ($($inside:tt)*) , (*) $x:tt $y:tt $z:tt) => {};
    // What a variable spells.
    ($to:ident $a:tt $b:tt $c:tt (#) $one:ident $y:tt $z:tt) => {
        $to.push(&$one);
    };
    ($to:ident $a:tt $b:tt # ($one:ident) $x:tt $y:tt $z:tt) => {};
    // What stands for itself.
    ($to:ident $a:tt $b:tt $c:tt (($($inside:tt)*)) $x:tt $y:tt $z:tt) => {
        $to.open("(");
        $crate::emit::tokens::put!($to $($inside)*);
        $to.close(")");
    };
    ($to:ident $a:tt $b:tt $c:tt ([$($inside:tt)*]) $x:tt $y:tt $z:tt) => {
        $to.open("[");
        $crate::emit::tokens::put!($to $($inside)*);
        $to.close("]");
    };
    ($to:ident $a:tt $b:tt $c:tt ({$($inside:tt)*}) $x:tt $y:tt $z:tt) => {
        $to.open("{");
        $crate::emit::tokens::put!($to $($inside)*);
        $to.close("}");
    };
    ($to:ident $a:tt $b:tt $c:tt ($this:tt) $x:tt $y:tt $z:tt) => {
        $to.constant(stringify!($this));
    };
}

pub(in crate::emit) use {put, put_all, put_one, quote};
