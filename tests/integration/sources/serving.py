"""Servers of ours that answer while a test runs."""
import contextlib
import threading

from moto.server import ThreadedMotoServer


@contextlib.contextmanager
def serving(found):
    """Yields it; its `server`, of http.server, answers meanwhile."""
    thread = threading.Thread(target=found.server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield found
    finally:
        found.server.shutdown()
        thread.join()
        found.server.server_close()


@contextlib.contextmanager
def moto_server():
    """Yields the URL of a server that is S3, STS and a metadata service."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.stop()
