"""A Jenkins that behaves as a real 2.541 was recorded to, as far as the client asks of it, and can
be told to misbehave: to restart, to forget queue items, to break transfers, to redirect."""

import base64
import contextlib
import hashlib
import http.server
import json
import re
import ssl
import threading
import urllib.parse

USER, TOKEN, PASSWORD = "ci", "api-token-11", "pass:word"
CRUMB, SESSION = "0f1e2d", "JSESSIONID.1a=node0xyz"


def basic(user, secret):
    return "Basic " + base64.b64encode(f"{user}:{secret}".encode()).decode()


class Response:
    """What is sent for one request. `after`: bytes of the body before the connection breaks."""

    def __init__(self, status=200, body=b"", headers=None, after=None):
        self.status, self.headers, self.after = status, headers or {}, after
        self.body = body.encode() if isinstance(body, str) else body


def as_json(value):
    return Response(200, json.dumps(value), {"Content-Type": "application/json", "X-Jenkins": "2.541"})


def redirect(location, status=302):
    return Response(status, b"", {"Location": location})


DROPPED = Response(status=None)  # the connection is closed without an response
STARTING = Response(503, "Jenkins is getting ready to work")
KNOWS_NOBODY = Response(401, "Error 401 Unauthorized")  # for seconds after STARTING, also of good credentials


class Build:
    """`states`: what the build says of itself, one after another; the last one stays."""

    def __init__(self, number=12, result="SUCCESS", running=1, console=("hello\n", "world\n")):
        self.number, self.console, self.artifacts, self.broken = number, list(console), {}, {}
        self.states = [{"building": True, "result": None}] * running
        self.states.append({"building": False, "result": result})
        self.fingerprints = {}
        self.parameters, self.queue_item = {}, 7

    def add(self, path, content, recorded=None):
        """`recorded`: the content whose fingerprint Jenkins keeps; None: it keeps none."""
        self.artifacts[path] = content
        if recorded is not None:
            self.fingerprints[path] = hashlib.md5(recorded).hexdigest()

    def state(self):
        now = self.states.pop(0) if len(self.states) > 1 else self.states[0]
        parameters = [{"name": name, "value": value} for name, value in self.parameters.items()]
        return {**now, "number": self.number, "queueId": self.queue_item, "actions": [{}, {
            "parameters": parameters}], "artifacts": [
            {"relativePath": path} for path in self.artifacts], "fingerprint": [
            {"fileName": path, "hash": md5} for path, md5 in self.fingerprints.items()]}


class Jenkins:
    """`faults`: answers by the end of a path, which go before the usual ones, each once."""

    def __init__(self, prefix="/jenkins", job="/job/ads/job/imagelift", certificate=None):
        self.prefix, self.job, self.certificate = prefix, job, certificate
        self.anonymous = False
        self.trigger = Response(201, b"", {"Location": f"http://internal.example{prefix}/queue/item/7/"})
        self.queue = [{"why": "In the quiet period. Expires in 1 sec"},
                      {"why": None, "executable": {"number": 12}}]
        self.builds, self.next_build = [Build()], 12
        self.faults = {}
        self.requests = []  # (method, path with query, headers, body)
        self.server, self.thread, self.port = None, None, 0

    # What tests ask and do.
    @property
    def url(self):
        origin = "https://localhost" if self.certificate else "http://127.0.0.1"
        return f"{origin}:{self.port}{self.prefix}"

    def paths(self, method="GET"):
        return [path for m, path, _, _ in self.requests if m == method]

    def asked(self, part):
        return [r for r in self.requests if part in r[1]]

    def start(self):
        jenkins = self

        class Handler(OneRequest):
            owner = jenkins
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self.server.daemon_threads = True
        if self.certificate:  # paths (ca, chain, key)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(*self.certificate[1:])
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,))
        self.thread.start()

    def stop(self):
        if self.server is None:
            return
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
        self.server = None

    # What Jenkins does.
    def response(self, method, target, headers, body):
        path, _, query = target.partition("?")
        for end, answers in self.faults.items():
            if answers and path.endswith(end):
                fault = answers.pop(0)
                return fault() if callable(fault) else fault
        if not path.startswith(self.prefix):
            return Response(404)
        denied = self.authorize(method, headers)
        return denied or self.route(method, path[len(self.prefix):], query, headers)

    def authorize(self, method, headers):
        given = headers.get("Authorization")
        if given is None:
            return None if self.anonymous else Response(403, "anonymous is missing the permission")
        if given == basic(USER, TOKEN):
            return None
        if given != basic(USER, PASSWORD):
            return Response(401, "Invalid password/token for user: ci")
        has_crumb = (headers.get("Jenkins-Crumb"), headers.get("Cookie")) == (CRUMB, SESSION)
        if method == "POST" and not has_crumb:
            return Response(403, "No valid crumb was included in the request")
        return None

    def route(self, method, path, query, headers):
        if path == "/crumbIssuer/api/json":
            found = as_json({"crumb": CRUMB, "crumbRequestField": "Jenkins-Crumb"})
            found.headers["Set-Cookie"] = SESSION + "; Path=/jenkins; HttpOnly"
            return found
        if path == self.job + "/buildWithParameters":
            return self.trigger if method == "POST" else Response(405)
        if path == "/queue/item/7/api/json":
            state = self.queue.pop(0) if len(self.queue) > 1 else self.queue[0]
            return Response(404) if state is None else as_json(state)
        if path == self.job + "/api/json" and query == "tree=nextBuildNumber":
            return as_json({"nextBuildNumber": self.next_build})
        if path == self.job + "/api/json":
            return as_json(listed(self.builds, urllib.parse.parse_qs(query)["tree"][0]))
        for build in self.builds:
            below = f"{self.job}/{build.number}/"
            if path.startswith(below):
                return self.of_build(build, path[len(below):], query, headers)
        return Response(404)

    def of_build(self, build, path, query, headers):
        if path == "api/json":
            return as_json(build.state())
        if path == "logText/progressiveText":
            return progressive(build, int(urllib.parse.parse_qs(query)["start"][0]))
        name = urllib.parse.unquote(path.removeprefix("artifact/"))
        if path.startswith("artifact/") and name in build.artifacts:
            breaks = build.broken.get(name, [])
            return ranged(build.artifacts[name], headers.get("Range"), breaks.pop(0) if breaks else None)
        return Response(404)


def listed(builds, tree):
    """`builds` are the newest hundred at most, `allBuilds` are all; both take a range."""
    name, first, end = re.fullmatch(r"(builds|allBuilds)\[.*\]\{(\d+),(\d+)\}", tree).groups()
    there = builds if name == "allBuilds" else builds[:100]
    return {name: [build.state() for build in there[int(first):int(end)]]}


def progressive(build, start):
    """Each question finds one more piece written."""
    build.written = min(getattr(build, "written", 0) + 1, len(build.console))
    text = "".join(build.console[:build.written]).encode()
    more = {"X-More-Data": "true"} if build.written < len(build.console) else {}
    return Response(200, text[start:] if start <= len(text) else text,
                  {"X-Text-Size": str(len(text)), **more})


def ranged(content, wanted, after):
    if wanted is None:
        return Response(200, content, {"Accept-Ranges": "bytes"}, after)
    first = int(wanted.removeprefix("bytes=").removesuffix("-"))
    if first >= len(content):
        return Response(416)
    return Response(206, content[first:],
                  {"Content-Range": f"bytes {first}-{len(content) - 1}/{len(content)}"}, after)


class OneRequest(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    owner = None

    def handle_any(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        if self.owner.server is None:  # stopped; this connection was kept alive
            self.close_connection = True
            return
        self.owner.requests.append((self.command, self.path, dict(self.headers), body))
        response = self.owner.response(self.command, self.path, self.headers, body)
        if response.status is None:
            self.close_connection = True
            return
        self.send_response(response.status)
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        self.wfile.write(response.body[:response.after])
        self.close_connection = response.after is not None

    do_GET = do_POST = handle_any

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def running(jenkins):
    jenkins.start()
    try:
        yield jenkins
    finally:
        jenkins.stop()
