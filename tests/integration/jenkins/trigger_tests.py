"""imagelift trigger: starting builds, and what Jenkins may answer."""

import contextlib
import pathlib
import signal
import time

import pytest
from conftest import WITH_TOKEN, trigger
from server import (CRUMB, DROPPED, KNOWS_NOBODY, PASSWORD, SESSION, STARTING, TOKEN, USER, Response, Build, Jenkins,
                    basic, redirect, running)

WITH_PASSWORD = {"JENKINS_USER_ID": USER, "JENKINS_PASSWORD": PASSWORD}
TRIGGER = "/buildWithParameters"


def test_a_build_is_started_with_its_parameters_as_a_form(imagelift, jenkins):
    imagelift(*trigger(jenkins, "--shards", 4), environment=WITH_TOKEN)
    [(method, path, headers, body)] = jenkins.requests
    assert (method, path) == ("POST", "/jenkins/job/ads/job/imagelift/buildWithParameters?delay=0sec")
    assert body == "BUSINESS=acme&IMAGE_SOURCE=shop&SHARDS=4"
    assert headers["Authorization"] == basic(USER, TOKEN)


def test_without_waiting_the_queue_is_not_asked(imagelift, jenkins):
    done = imagelift(*trigger(jenkins), environment=WITH_TOKEN)
    assert "queue item 7" in done.stderr
    assert jenkins.paths() == []


def test_an_equal_request_that_still_waits_is_followed(imagelift, jenkins):
    jenkins.trigger = redirect(f"{jenkins.url}/queue/item/7/", 303)
    done = imagelift(*trigger(jenkins, "--wait"), environment=WITH_TOKEN)
    assert "build #12: SUCCESS" in done.stderr


@pytest.mark.parametrize("result, code", [("SUCCESS", 0), ("UNSTABLE", 3), ("FAILURE", 1),
                                          ("NOT_BUILT", 1), ("ABORTED", 130)])
def test_the_result_of_the_build_is_the_exit_code(imagelift, jenkins, result, code):
    jenkins.builds = [Build(result=result)]
    imagelift(*trigger(jenkins, "--wait"), environment=WITH_TOKEN, expect=code)


def test_the_console_is_printed_as_it_grows_and_each_byte_once(imagelift, jenkins):
    pieces = [f"line {i}\n" for i in range(20)] + ["\x1b[31mred\r\n"]
    jenkins.builds = [Build(running=5, console=pieces)]
    done = imagelift(*trigger(jenkins, "--follow"), environment=WITH_TOKEN)
    assert done.stdout == "".join(pieces).replace("\x1b", "?").replace("\r", " ")
    assert len(jenkins.asked("progressiveText?start=")) >= len(pieces)


def test_notes_of_the_console_are_not_printed(imagelift, jenkins):
    note = "\x1b[8mha:////4AAAAJcvL2hhL2g=\x1b[0m"
    jenkins.builds = [Build(running=5, console=["Started by ", note[:9], note[9:] + "user ci\n", note + "end\n"])]
    done = imagelift(*trigger(jenkins, "--follow"), environment=WITH_TOKEN)
    assert done.stdout == "Started by user ci\nend\n"


STATUSES = [
    (Response(401), "does not accept the credentials of the user 'ci'"),
    (Response(403, "ci is missing the Job/Build permission"), "does not allow this to the user 'ci'"),
    (Response(404), "no job 'ads/imagelift'"),
    (Response(405), "redirect"),
    (Response(409), "disabled"),
    (Response(400, "imagelift is not parameterized"), "parameters"),
    (Response(500, "Illegal choice for parameter BUSINESS"), "does not offer"),
    (redirect("/jenkins/login?from=x"), "does not accept"),
    (redirect("https://elsewhere.example/jenkins/job/x"), "https://elsewhere.example:443"),
    (Response(201), "no queue item"),
    (Response(303, b"", {"Location": "/jenkins/job/ads/job/imagelift/"}), "no queue item"),
]


@pytest.mark.parametrize("response, sentence", STATUSES, ids=[
    f"{response.status}-{sentence.split()[-1]}" for response, sentence in STATUSES])
def test_each_refusal_is_one_sentence(imagelift, jenkins, response, sentence):
    jenkins.faults[TRIGGER] = [response]
    done = imagelift(*trigger(jenkins), environment=WITH_TOKEN, expect=1)
    [line] = done.stderr.splitlines()
    assert sentence in line
    assert TOKEN not in line


def test_who_may_not_follow_a_build_asks_for_none(imagelift, jenkins):
    jenkins.faults["/imagelift/api/json"] = [Response(401)]
    done = imagelift(*trigger(jenkins, "--wait"), environment=WITH_TOKEN, expect=1)
    assert "does not accept the credentials of the user 'ci'" in done.stderr
    assert jenkins.asked("buildWithParameters") == []


def test_anonymous_callers_are_told_what_to_set(imagelift, jenkins):
    done = imagelift(*trigger(jenkins), expect=1)
    assert "JENKINS_API_TOKEN" in done.stderr


def test_a_redirect_within_jenkins_keeps_the_form(imagelift, jenkins):
    jenkins.faults[TRIGGER] = [redirect("/jenkins/job/ads/job/imagelift/buildWithParameters?x", 307)]
    imagelift(*trigger(jenkins), environment=WITH_TOKEN)
    [_, (method, path, _, body)] = jenkins.requests
    assert (method, path.split("?")[1], body) == ("POST", "x", "BUSINESS=acme&IMAGE_SOURCE=shop")


def test_a_redirect_to_another_origin_never_gets_the_credentials(imagelift, jenkins):
    with running(Jenkins()) as other:
        other.anonymous = True
        target = other.url + "/queue/item/7/api/json"
        jenkins.faults["/queue/item/7/api/json"] = [redirect(target)]
        done = imagelift(*trigger(jenkins, "--wait"), environment=WITH_TOKEN, expect=1)
        assert "private" in done.stderr  # that Jenkins may be private allows no other address
        assert other.requests == []

        jenkins.faults["/queue/item/7/api/json"] = [redirect(target)]
        imagelift(*trigger(jenkins, "--wait", "--allow-private"), environment=WITH_TOKEN)
        [(_, _, headers, _)] = other.requests
        assert "Authorization" not in headers


def test_a_password_takes_a_crumb_and_its_session(imagelift, jenkins):
    imagelift(*trigger(jenkins, "--wait"), environment=WITH_PASSWORD)
    *_, (_, _, headers, body) = jenkins.asked(TRIGGER)
    assert (headers["Jenkins-Crumb"], headers["Cookie"]) == (CRUMB, SESSION)
    assert body == "BUSINESS=acme&IMAGE_SOURCE=shop"


def test_a_token_takes_no_crumb(imagelift, jenkins):
    imagelift(*trigger(jenkins), environment=WITH_TOKEN)
    assert jenkins.asked("crumbIssuer") == []


def test_credentials_can_stand_in_a_file(imagelift, jenkins, tmp_path):
    (tmp_path / "secret").write_text(f"{USER}:{TOKEN}\n")
    imagelift(*trigger(jenkins, "--credentials", "secret"))


def test_while_it_waits_the_process_shows_no_secret(imagelift, jenkins):
    jenkins.builds = [Build(running=100_000)]
    process = imagelift.start(*trigger(jenkins, "--wait"), environment=WITH_TOKEN)
    while not jenkins.asked("/12/api/json"):
        time.sleep(0.01)
    about = pathlib.Path(f"/proc/{process.pid}")
    shown = (about / "environ").read_text() + (about / "cmdline").read_text()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert "JENKINS_USER_ID" in shown  # this one is no secret
    assert TOKEN not in shown and TOKEN not in errors


def test_a_queue_item_that_vanishes_is_found_among_the_builds(imagelift, jenkins):
    jenkins.queue = [{"why": "Waiting for next available executor"}, None]
    done = imagelift(*trigger(jenkins, "--wait"), environment=WITH_TOKEN)
    assert "Waiting for next available executor" in done.stderr
    assert "build #12: SUCCESS" in done.stderr


def alike(number, queue_item):
    build = Build(number)
    build.parameters, build.queue_item = {"BUSINESS": "acme", "IMAGE_SOURCE": "shop"}, queue_item
    return build


def test_a_pipeline_that_went_on_after_a_restart_is_found_by_its_parameters(imagelift, jenkins):
    """It has the queue item of its resumption then."""
    other = Build(12)
    other.queue_item = 6
    jenkins.queue, jenkins.builds = [None], [alike(14, 10), alike(13, 9), other, alike(11, 5)]
    done = imagelift(*trigger(jenkins, "--wait"), environment=WITH_TOKEN)
    assert "build #13: SUCCESS" in done.stderr


def test_an_earlier_build_with_the_same_parameters_is_not_the_one_that_was_asked_for(imagelift, jenkins):
    jenkins.queue, jenkins.builds = [None], [alike(11, 5)]
    done = imagelift(*trigger(jenkins, "--wait", "--patience", "0"), environment=WITH_TOKEN, expect=1)
    assert "vanished" in done.stderr


def test_a_queue_item_that_no_build_came_from_is_an_error(imagelift, jenkins):
    jenkins.queue, jenkins.builds = [None], []
    done = imagelift(*trigger(jenkins, "--wait", "--patience", "0"), environment=WITH_TOKEN, expect=1)
    assert "vanished" in done.stderr


def test_a_build_that_is_cancelled_in_the_queue_is_aborted(imagelift, jenkins):
    jenkins.queue = [{"cancelled": True}]
    imagelift(*trigger(jenkins, "--wait"), environment=WITH_TOKEN, expect=130)


def test_a_controller_that_restarts_while_waiting_is_waited_for(imagelift, jenkins):
    """It is gone for good until the client has noticed, and comes back on the same port."""
    jenkins.builds = [Build(running=100_000)]
    process = imagelift.start(*trigger(jenkins, "--wait"), environment=WITH_TOKEN)
    for line in process.stderr:
        if "has begun" in line:
            jenkins.stop()
        if "waiting for Jenkins" in line:
            jenkins.builds = [Build()]
            jenkins.start()
            break
    _, rest = process.communicate(timeout=600)
    assert process.returncode == 0, rest
    assert "answers again" in rest
    assert "build #12: SUCCESS" in rest


@pytest.mark.parametrize("place", ["/queue/item/7/api/json", "/12/api/json", "progressiveText"])
def test_what_a_starting_controller_answers_is_passed_over(imagelift, jenkins, place):
    jenkins.faults[place] = [DROPPED, STARTING, KNOWS_NOBODY, DROPPED, Response(502), Response(504)]
    done = imagelift(*trigger(jenkins, "--follow"), environment=WITH_TOKEN)
    assert done.stdout == "hello\nworld\n"


def test_credentials_that_are_refused_for_good_are_told_as_such(imagelift, jenkins):
    jenkins.faults["/queue/item/7/api/json"] = [KNOWS_NOBODY] * 1000
    done = imagelift(*trigger(jenkins, "--wait", "--patience", "0"), environment=WITH_TOKEN, expect=1)
    assert "does not accept the credentials" in done.stderr


def test_a_starting_controller_gets_the_form_again(imagelift, jenkins):
    jenkins.faults[TRIGGER] = [STARTING, STARTING]
    imagelift(*trigger(jenkins), environment=WITH_TOKEN)
    assert len(jenkins.paths("POST")) == 3


def test_patience_has_an_end(imagelift, jenkins):
    jenkins.faults["/queue/item/7/api/json"] = [STARTING] * 1000
    done = imagelift(*trigger(jenkins, "--wait", "--patience", "0"), environment=WITH_TOKEN, expect=1)
    assert "away for too long" in done.stderr


def test_a_jenkins_that_is_not_there_is_told_at_once(imagelift, jenkins):
    jenkins.stop()
    imagelift(*trigger(jenkins), environment=WITH_TOKEN, expect=1)


def test_a_build_that_lost_its_result_is_an_error(imagelift, jenkins):
    jenkins.builds = [Build(result=None)]
    done = imagelift(*trigger(jenkins, "--wait", "--patience", "0"), environment=WITH_TOKEN, expect=1)
    assert "without a result" in done.stderr


def test_a_build_that_is_deleted_meanwhile_is_an_error(imagelift, jenkins):
    jenkins.faults["/12/api/json"] = [Response(404)]
    done = imagelift(*trigger(jenkins, "--wait"), environment=WITH_TOKEN, expect=1)
    assert "#12 was deleted" in done.stderr


def test_an_interrupted_client_leaves_the_build_alone(imagelift, jenkins):
    jenkins.builds = [Build(running=100_000)]
    process = imagelift.start(*trigger(jenkins, "--wait"), environment=WITH_TOKEN)
    for line in process.stderr:
        if "has begun" in line:
            process.send_signal(signal.SIGINT)
            break
    _, rest = process.communicate(timeout=600)
    assert process.returncode == 130
    assert "goes on" in rest
    assert len(jenkins.paths("POST")) == 1


def test_answers_that_are_not_jenkins_are_an_error(imagelift, jenkins):
    for body in ("<html>proxy</html>", "[]", "{" * 1000):
        jenkins.faults["/queue/item/7/api/json"] = [Response(200, body)]
        done = imagelift(*trigger(jenkins, "--wait"), environment=WITH_TOKEN, expect=1)
        assert "JSON" in done.stderr


@pytest.mark.parametrize("more", [
    ["--business", "a/b"], ["--image-source", "s3://x/y"], ["--business", ""], ["--job", "/x"],
    ["--jenkins", "ftp://x"], ["--jenkins", "http://me:secret@ci/"], ["--shards", "17"]])
def test_wrong_usage_asks_jenkins_nothing(imagelift, jenkins, more):
    arguments = trigger(jenkins)
    with contextlib.suppress(ValueError):
        arguments[arguments.index(more[0]) + 1] = more[1]
        more = []
    done = imagelift(*arguments, *more, environment=WITH_TOKEN, expect=2)
    assert "secret" not in done.stderr
    assert jenkins.requests == []


def test_a_proxy_is_used(imagelift, jenkins):
    """The proxy gets the whole URL; here it is the same server."""
    environment = {**WITH_TOKEN, "http_proxy": f"http://127.0.0.1:{jenkins.port}"}
    jenkins.faults[TRIGGER] = [jenkins.trigger]
    arguments = trigger(jenkins)
    arguments[arguments.index("--jenkins") + 1] = "http://ci.example/jenkins"
    imagelift(*arguments, environment=environment)
    [(_, path, _, _)] = jenkins.requests
    assert path.startswith("http://ci.example/jenkins/job/ads/")
