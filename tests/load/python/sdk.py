"""The same calls with the vendor's SDK: prints the seconds that they take, without the first ones.

    python sdk.py ENDPOINT CALLS
"""

import sys
import time

try:
    from huaweicloudsdkcore.auth.credentials import BasicCredentials
    from huaweicloudsdkcore.http.http_config import HttpConfig
    from huaweicloudsdkecs.v2 import (
        EcsClient,
        ReinstallServerWithoutCloudInitOption,
        ReinstallServerWithoutCloudInitRequest,
        ReinstallServerWithoutCloudInitRequestBody,
    )
except ImportError:
    sys.exit(3)


def main(endpoint: str, calls: int) -> None:
    credentials = BasicCredentials("access", "secret", "a4da8115c9d8464ead3a38309130523f")
    client = (
        EcsClient.new_builder()
        .with_http_config(HttpConfig.get_default_config())
        .with_credentials(credentials)
        .with_endpoint(endpoint)
        .build()
    )
    for number in range(-100, calls):
        if number == 0:
            start = time.perf_counter()
        server = f"ea681a24-9b24-4f49-98ef-{number + 100:012x}"
        option = ReinstallServerWithoutCloudInitOption(
            keyname="KeyPair-350b", userid="7e25b1da389f4697a79df3a0e5bd494e"
        )
        body = ReinstallServerWithoutCloudInitRequestBody(os_reinstall=option)
        request = ReinstallServerWithoutCloudInitRequest(server_id=server, body=body)
        answer = client.reinstall_server_without_cloud_init(request)
        assert answer.job_id == f"job-{server}", answer
    print(time.perf_counter() - start)


main(sys.argv[1], int(sys.argv[2]))
