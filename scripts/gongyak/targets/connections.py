"""Connections to the open web alone: whoever controls the name of a host may answer once so and once otherwise."""

import socket

from gongyak.targets import addresses
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Private(ValueError):  # noqa: N818 - it names what there is at the other end
    """The other end is in a private network, whatever the name of the host led to before.

    No OSError, which urllib3 would take for a connection that broke off.
    """


class _Public(HTTPConnection):
    # The method that urllib3 itself overrides for proxies of another kind (SOCKS).
    def _new_conn(self) -> socket.socket:
        """A connection on which nothing has been sent yet."""
        connected = super()._new_conn()
        if addresses.is_inside(connected.getpeername()[0]):
            connected.close()
            raise Private
        return connected


class _PublicTLS(_Public, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Public


class _PoolTLS(HTTPSConnectionPool):
    ConnectionCls = _PublicTLS


class Public(HTTPAdapter):
    """For a session that may not reach into a private network; a proxy, where one is set, has to see to that itself."""

    def init_poolmanager(self, *arguments: object, **options: object) -> None:
        """Let all connections be made as above."""
        super().init_poolmanager(*arguments, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _PoolTLS}
