"""A server whose answers a test writes byte for byte, and which remembers what it was asked."""
import contextlib
import dataclasses
import http.server
import threading

from serving import serving


@dataclasses.dataclass
class Asked:
    path: str
    headers: dict


class OddServer:
    """`answers` maps a path, without its query, to bytes, or to a function of the Asked that gives
    them; other paths are 404. The connection ends after every response."""

    def __init__(self, answers, address="127.0.0.1"):
        self.answers = answers
        self.asked = []
        self.lock = threading.Lock()
        odd = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                asked = Asked(self.path, dict(self.headers))
                with odd.lock:
                    odd.asked.append(asked)
                response = odd.answers.get(self.path.split("?")[0], reply(b"no", status=404))
                self.wfile.write(response(asked) if callable(response) else response)

        self.server = http.server.ThreadingHTTPServer((address, 0), Handler)
        self.url = f"http://{address}:{self.server.server_address[1]}"

    def paths(self):
        return [one.path for one in self.asked]


def reply(body=b"", status=200, **headers):
    """A plain response; `Content_Type="x"` is the field Content-Type."""
    lines = [f"HTTP/1.1 {status} Word"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines += [f"Content-Length: {len(body)}", "", ""]
    return "\r\n".join(lines).encode() + body


@contextlib.contextmanager
def odd_server(answers, address="127.0.0.1"):
    with serving(OddServer(answers, address)) as server:
        yield server
