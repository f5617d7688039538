"""What the tests ask of a Jenkins by its REST interface. An API token needs no crumb."""
import base64
import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request

BEGINS_WITHIN = 120  # s, from the queue to an executor
ENDS_WITHIN = 420  # s, of a build
FORM = "application/x-www-form-urlencoded"


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def job_path(name):
    """folder/job as Jenkins addresses it."""
    return "/".join("job/" + urllib.parse.quote(part, safe="") for part in name.split("/"))


class Rest:
    """`url` ends with a slash."""

    user = "admin"

    def __init__(self, url):
        self.url, self.token = url, None
        self.opener = urllib.request.build_opener(NoRedirects)

    def trouble(self):
        """Why what is waited for will never come; empty: it may."""
        return ""

    def until(self, seconds, is_done, what):
        """Asks until it is so. An error of the connection says "not yet": Jenkins may be starting."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                done = is_done()
                if done:
                    return done
            except (OSError, http.client.HTTPException, json.JSONDecodeError):
                pass
            trouble = self.trouble()
            if trouble or time.monotonic() > deadline:
                raise AssertionError(f"Jenkins did not {what}: {trouble or f'nothing within {seconds} s'}")
            time.sleep(0.5)

    def ask(self, path, data=None, anonymous=False, kind=FORM):
        """(status, headers, body); a POST where there are `data` (bytes)."""
        request = urllib.request.Request(self.url + path, data=data)
        if data is not None:
            request.add_header("Content-Type", kind)
        if self.token and not anonymous:
            request.add_header("Authorization", self.authorization())
        try:
            with self.opener.open(request, timeout=60) as answer:
                return answer.status, answer.headers, answer.read()
        except urllib.error.HTTPError as answer:
            return answer.code, answer.headers, answer.read()

    def authorization(self):
        return "Basic " + base64.b64encode(f"{self.user}:{self.token}".encode()).decode()

    def get(self, path):
        status, _, body = self.ask(path)
        if status == 503:
            raise ConnectionError(f"GET {path}: Jenkins is starting")
        if status != 200:
            raise AssertionError(f"GET {path}: {status}")
        return body

    def post(self, path, kind=FORM, **fields):
        """Of fields or, where there are none, of `body`. Any redirect is an answer like 200."""
        body = fields.pop("body", None)
        status, headers, answer = self.ask(path, urllib.parse.urlencode(fields).encode() if body is None else body, kind=kind)
        if status >= 400:
            raise AssertionError(f"POST {path}: {status} {answer[:500].decode(errors='replace')}")
        return headers, answer

    def json(self, path):
        return json.loads(self.get(path))

    def script(self, groovy):
        """What a Groovy script prints on the controller, as the value that this JSON is."""
        printed = self.post("scriptText", script=groovy)[1].decode(errors="replace").strip()
        try:
            return json.loads(printed)
        except json.JSONDecodeError:
            raise AssertionError(f"a script failed: {printed[:500]}") from None

    def create(self, name, config):
        folder, _, job = name.rpartition("/")
        place = job_path(folder) + "/" if folder else ""
        self.post(f"{place}createItem?{urllib.parse.urlencode({'name': job})}", kind="application/xml", body=config.encode())

    def begin(self, job, **parameters):
        """Schedules a build; returns its number as soon as it has one. Without parameters: as a job that has none."""
        address = f"{job_path(job)}/{'buildWithParameters' if parameters else 'build'}"
        headers, _ = self.post(address, **parameters, delay="0sec")
        place = urllib.parse.urlparse(headers["Location"]).path.removeprefix(urllib.parse.urlparse(self.url).path)
        return self.until(BEGINS_WITHIN, lambda: self.started(f"{place}api/json"), f"begin a build of {job}")

    def started(self, item):
        told = self.json(item)
        if told.get("cancelled"):
            raise AssertionError(f"{item} was cancelled in the queue")
        return (told.get("executable") or {}).get("number")

    def end(self, job, number):
        """Waits for a build's end; returns its result."""
        self.until(ENDS_WITHIN, lambda: not self.build(job, number)["building"], f"end {job} #{number}")
        return self.build(job, number)["result"]

    def build(self, job, number):
        return self.json(f"{job_path(job)}/{number}/api/json")

    def artifacts(self, job, number):
        return {each["relativePath"] for each in self.build(job, number)["artifacts"]}

    def log(self, job, number):
        return self.get(f"{job_path(job)}/{number}/consoleText").decode(errors="replace")
