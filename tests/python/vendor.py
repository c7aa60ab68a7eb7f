"""The vendor's own SDK, and openstacksdk, against a mock: five calls, and five that are wrong.

    python vendor.py http://127.0.0.1:PORT [strangers]

With `strangers`, also five by somebody with another secret, which a mock that verifies refuses.
"""

import sys

from huaweicloudsdkclouddc.v1 import CloudDCClient, ReinstallOSOptions, ReinstallOsRequest
from huaweicloudsdkcore.auth.credentials import BasicCredentials
from huaweicloudsdkcore.exceptions.exceptions import ClientRequestException
from huaweicloudsdkcore.http.http_config import HttpConfig
from huaweicloudsdkecs.v2 import (
    EcsClient,
    ReinstallServerWithoutCloudInitOption,
    ReinstallServerWithoutCloudInitRequest,
    ReinstallServerWithoutCloudInitRequestBody,
)
from huaweicloudsdkmodelarts.v1 import (
    ChangeDevServerOSRequest,
    ModelArtsClient,
    ServerOsRequest,
)
from huaweicloudsdkworkspaceapp.v1 import (
    ReinstallServerReq,
    ReinstallServerRequest,
    WorkspaceAppClient,
)

ENDPOINT = sys.argv[1]
SERVER = "616fb98f-46ca-475e-917e-2563e5a8cd19"


def client(kind, secret="not-a-real-secret"):
    credentials = BasicCredentials("not-a-real-key", secret, "a4da8115")
    return (
        kind.new_builder()
        .with_http_config(HttpConfig.get_default_config())
        .with_credentials(credentials)
        .with_endpoint(ENDPOINT)
        .build()
    )


def refused(name, call, *words):
    try:
        call()
    except ClientRequestException as refusal:
        assert refusal.status_code == 400, (name, refusal)
        assert refusal.error_code, (name, refusal)
        for word in words:
            assert word in refusal.error_msg, (name, word, refusal.error_msg)
        print("refused", name)
        return
    raise AssertionError(f"{name} was not refused")


def workspace():
    sdk = client(WorkspaceAppClient)

    def call(body):
        return sdk.reinstall_server(ReinstallServerRequest(server_id=SERVER, body=body))

    assert call(ReinstallServerReq(update_access_agent=False)).job_id
    refused("workspace", lambda: call(ReinstallServerReq(update_access_agent="yes")), "/update_access_agent")


def clouddc():
    sdk = client(CloudDCClient)

    def call(**options):
        return sdk.reinstall_os(ReinstallOsRequest(body=ReinstallOSOptions(**options)))

    ids = ["0197f36d-d83b-7258-b177-3784b7887a17"]
    assert call(password="Passw0rd!x", instance_id_set=ids).instances
    refused("clouddc", lambda: call(password="a", instance_id_set=ids * 51), "/password", "/instance_id_set")


def ecs():
    sdk = client(EcsClient)

    def call(**options):
        option = ReinstallServerWithoutCloudInitOption(**options)
        body = ReinstallServerWithoutCloudInitRequestBody(os_reinstall=option)
        return sdk.reinstall_server_without_cloud_init(
            ReinstallServerWithoutCloudInitRequest(server_id=SERVER, body=body)
        )

    user = "7e25b1da389f4697a79df3a0e5bd494e"
    assert call(keyname="KeyPair-350b", userid=user).job_id
    assert call(keyname="KeyPair-350b", userid=user, mode="withStopServer").job_id
    refused("ecs", lambda: call(keyname="KeyPair-350b", userid=user, mode="bogus"), "/os-reinstall/mode")


def modelarts():
    sdk = client(ModelArtsClient)

    def call(server, **options):
        body = ServerOsRequest(**options)
        return sdk.change_dev_server_os(ChangeDevServerOSRequest(id=server, body=body))

    image = "c90fb553-2cdb-4b81-b56a-ef68812c6cf7"
    assert call(SERVER, admin_pass="@Admin_pass", image_id=image).status
    refused("modelarts", lambda: call("not-a-uuid", admin_pass="root", image_id=image), "/id", "/admin_pass")


def cloud(token="not-a-real-token"):
    import openstack

    return openstack.connection.Connection(
        auth_type="admin_token",
        auth={"endpoint": f"{ENDPOINT}/v2.1/a4da8115", "token": token},
        compute_endpoint_override=f"{ENDPOINT}/v2.1/a4da8115",
        compute_api_version="2.1",
    )


IMAGE = "3ed4d1a1-e1ed-4d4f-8b1e-2d0c2c1ae3b6"


def rebuild():
    import openstack

    compute = cloud().compute
    server = compute.rebuild_server(SERVER, IMAGE, name="rebuildName", metadata={"rebuild": "rebuild vm"})
    assert server.id, server
    try:
        compute.rebuild_server(SERVER, IMAGE, name="x" * 255)
    except openstack.exceptions.BadRequestException as refusal:
        assert "/rebuild/name" in str(refusal), refusal
        print("refused rebuild")
    else:
        raise AssertionError("rebuild was not refused")


def strangers():
    from openstack.exceptions import HttpException

    secret = "another-secret"
    calls = [
        lambda: client(WorkspaceAppClient, secret).reinstall_server(
            ReinstallServerRequest(server_id=SERVER, body=ReinstallServerReq(update_access_agent=False))
        ),
        lambda: client(CloudDCClient, secret).reinstall_os(
            ReinstallOsRequest(body=ReinstallOSOptions(password="Passw0rd!x", instance_id_set=[SERVER]))
        ),
        lambda: client(EcsClient, secret).reinstall_server_without_cloud_init(
            ReinstallServerWithoutCloudInitRequest(
                server_id=SERVER,
                body=ReinstallServerWithoutCloudInitRequestBody(
                    os_reinstall=ReinstallServerWithoutCloudInitOption(keyname="k", userid="u")
                ),
            )
        ),
        lambda: client(ModelArtsClient, secret).change_dev_server_os(
            ChangeDevServerOSRequest(id=SERVER, body=ServerOsRequest(admin_pass="@Admin_pass", image_id=IMAGE))
        ),
    ]
    for call in calls:
        try:
            call()
        except ClientRequestException as refusal:
            assert refusal.status_code == 401, refusal
            print("unknown", refusal.error_code)
        else:
            raise AssertionError("a stranger was let in")
    try:
        cloud("another-token").compute.rebuild_server(SERVER, IMAGE, name="rebuildName")
    except HttpException as refusal:
        assert refusal.status_code == 401, refusal
        print("unknown rebuild")
    else:
        raise AssertionError("a stranger was let in")


for one in [workspace, clouddc, ecs, modelarts, rebuild]:
    one()
    print("completed", one.__name__)

if "strangers" in sys.argv[2:]:
    strangers()
