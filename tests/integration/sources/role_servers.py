"""Services that replay what AWS documents of ECS, EKS and the metadata service of EC2, and what they
say when they refuse."""
import datetime
import http.server
import json

from serving import serving


class Recorder:
    """Answers by path, one response after another, of which the last stays: bytes, a status with
    bytes, or a function that makes one of these. Keeps what it was asked."""

    def __init__(self, answers):
        self.answers = {path: list(many) for path, many in answers.items()}
        self.requests = []  # (method, path, headers)
        recorder = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def response(self):
                recorder.requests.append((self.command, self.path, dict(self.headers)))
                status, body = recorder.response(self.path.partition("?")[0])
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_PUT = do_POST = response

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def response(self, path):
        many = self.answers.get(path, [(404, b"")])
        found = many.pop(0) if len(many) > 1 else many[0]
        found = found() if callable(found) else found
        return found if isinstance(found, tuple) else (200, found)

    def asked(self, path):
        return [headers for _, asked, headers in self.requests if asked.partition("?")[0] == path]


def recorder(answers):
    return serving(Recorder(answers))


def role(key, seconds=3600, secret="very-secret-key"):
    """What the metadata service and containers' services response, ending in so many seconds."""
    def made():
        end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=seconds)
        return json.dumps({"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": key,
                           "SecretAccessKey": secret, "Token": f"very-secret-token-of-{key}",
                           "Expiration": end.strftime("%Y-%m-%dT%H:%M:%SZ")}).encode()
    return made


def on_instance(service, **more):
    return {"AWS_EC2_METADATA_DISABLED": "false",
            "AWS_EC2_METADATA_SERVICE_ENDPOINT": service.url, **more}


def instance(*roles):
    """A metadata service, version 2, whose role has these credentials one after another."""
    return recorder({"/latest/api/token": [b"a-session-token"],
                     "/latest/meta-data/iam/security-credentials/": [b"ads-agent"],
                     "/latest/meta-data/iam/security-credentials/ads-agent": roles})
