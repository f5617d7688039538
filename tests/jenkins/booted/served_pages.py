"""What Jenkins serves of a build: pages in Chromium with its policy on and off, endpoints, permissions, the form."""
import re
import urllib.parse

import package
from booted.case import InJenkins

JOB = "ads"
POLICY = "jenkins.security.csp.CspHeader.headerName"  # since 2.539; older ones know of none
VIEWS = package.PLUGIN / "src/main/resources/io/jenkins/plugins/imagelift"
FORM = f"job/{JOB}/imagelift/build"


class ServedPages(InJenkins):
    def enforce(self, header):
        """Jenkins asks for the property at every request; empty: it sends no policy."""
        self.jenkins.script(f"System.setProperty('{POLICY}', '{header}'); print groovy.json.JsonOutput.toJson('')")
        return self.jenkins.ask("")[1].get("Content-Security-Policy", "")

    def test_the_dashboard_lives_without_a_policy(self):
        self.assertEqual(self.enforce(""), "")
        number = self.expect("SUCCESS", JOB, "browser")
        self.in_chromium("dashboard", f"job/{JOB}/{number}/", POLICY="off")

    def test_the_dashboard_lives_under_the_enforced_policy(self):
        if "script-src" not in self.enforce("Content-Security-Policy"):
            self.skipTest("this Jenkins is older than 2.539 and has no policy for its own pages")
        self.addCleanup(self.enforce, "")
        number = self.expect("SUCCESS", JOB, "browser")
        self.in_chromium("dashboard", f"job/{JOB}/{number}/", POLICY="enforced")

    def test_the_static_page_is_whole_under_the_policy_of_artifacts(self):
        number = self.expect("SUCCESS", JOB, "static")
        self.in_chromium("static", f"job/{JOB}/{number}/artifact/imagelift/report/index.html")

    def test_data_are_json_and_scripts_are_not_sent(self):
        page = f"job/{JOB}/{self.expect('SUCCESS', JOB, 'data')}/imagelift/"
        status, headers, _ = self.jenkins.ask(page + "report/data.json")
        self.assertEqual((status, headers["Content-Type"].split(";")[0]), (200, "application/json"))
        self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
        self.assertEqual(self.jenkins.ask(page + "report/thumbnails/0.jpg")[1]["Content-Type"], "image/jpeg")
        for name in ("report.js", "data.js", "index.html", "..%2fsummary.json"):
            self.assertIn(self.jenkins.ask(page + "report/" + name)[0], (400, 404), name)
        for path in ("", "report/data.json", "newest", "api/json"):
            self.assertEqual(self.jenkins.ask(page + path, anonymous=True)[0], 403, path)

    def test_pages_show_hostile_text_as_text(self):
        number = self.expect("SUCCESS", JOB, "pages")
        for path in (f"job/{JOB}/{number}/", f"job/{JOB}/{number}/imagelift/", f"job/{JOB}/imagelift/"):
            body = self.jenkins.get(path)
            self.assertNotIn(b"<script>alert(1)", body, path)
            self.assertIn(b"a headline", body, path)

    def test_an_address_leads_to_the_newest_report_of_a_business(self):
        number = self.expect("SUCCESS", JOB, "Büro 1")
        latest = f"job/{JOB}/imagelift/latest"
        told = self.jenkins.json(f"job/{JOB}/imagelift/api/json")["imageSources"]
        key = next(each["key"] for each in told if each["business"] == "Büro 1")
        for asked in ("?business=B%C3%BCro%201&imageSource=shop", f"?key={key}"):
            status, headers, _ = self.jenkins.ask(latest + asked)
            self.assertEqual(status, 302, asked)
            self.assertTrue(headers["Location"].endswith(f"/job/{JOB}/{number}/imagelift/"), headers["Location"])
        hostile = "?business=%3Cscript%3Ealert(1)%3C%2Fscript%3E%0d%0aX%3A+1&imageSource=..%2f"
        for asked in ("?business=nobody&imageSource=shop", "?key=..%2f..%2f", hostile):
            status, headers, body = self.jenkins.ask(latest + asked)
            self.assertEqual((status, headers["X"]), (404, None), asked)
            self.assertNotIn(b"alert(1)", body)
        self.assertEqual(self.jenkins.ask(latest + f"?key={key}", anonymous=True)[0], 403)

    def test_the_jobs_interface_tells_the_runs_of_each_business(self):
        numbers = [self.expect("SUCCESS", JOB, "told") for _ in range(2)]
        told = self.jenkins.json(f"job/{JOB}/imagelift/api/json")
        mine = next(each for each in told["imageSources"] if each["business"] == "told")
        self.assertEqual([run["build"] for run in mine["runs"]], numbers[::-1])
        self.assertEqual((mine["runs"][0]["images"], mine["runs"][0]["page"]), (659, f"{numbers[1]}/imagelift/"))
        self.assertEqual(self.jenkins.ask(f"job/{JOB}/{mine['latest']}")[0], 302)
        short = self.jenkins.json(f"job/{JOB}/imagelift/api/json?tree=imageSources[business,runs[build]{{0,1}}]")
        self.assertTrue(all(len(each["runs"]) == 1 for each in short["imageSources"]))
        self.assertIn(b"<imageSource>", self.jenkins.get(f"job/{JOB}/imagelift/api/xml"))
        self.assertNotIn(b"imageSources", self.jenkins.get(f"job/{JOB}/api/json"))
        self.assertEqual(self.jenkins.ask(f"job/{JOB}/imagelift/api/json", anonymous=True)[0], 403)

    def test_fields_say_what_is_wrong_in_them(self):
        step = f"job/{JOB}/descriptorByName/io.jenkins.plugins.imagelift.ImageliftBuilder/"
        publisher = f"job/{JOB}/descriptorByName/io.jenkins.plugins.imagelift.ImageliftPublisher/"
        everywhere = "descriptorByName/io.jenkins.plugins.imagelift.ImageliftConfiguration/"
        tool = "descriptorByName/io.jenkins.plugins.imagelift.ImageliftInstallation/"
        for place, field, wrong, right in (
                (step, "MaxFailed", "banana", "5%"), (step, "Folder", "../x", "out"), (step, "Tool", "imagelfit", "imagelift"),
                (step, "Business", "a/b", "acme"), (step, "ImageSource", "-rf", ""), (step, "Config", "http://x/y.json", "/etc/i.json"),
                (step, "Metrics", "~/m.csv", "m.csv"), (step, "Images", "/srv", ""), (publisher, "ExitCode", "300", "3"),
                (publisher, "Folder", "/tmp", "imagelift"), (everywhere, "MaxFailed", "banana", "3"),
                (everywhere, "Tool", "imagelfit", "imagelift"), (everywhere, "Config", "~x", "/etc/x.json"),
                (tool, "Home", "/opt/imagelift/bin", "/opt/imagelift")):
            for value, is_wrong in ((wrong, True), (right, False)):
                answer = self.jenkins.post(f"{place}check{field}", value=value)[1].decode()
                self.assertEqual("error" in answer, is_wrong, f"{field} {value!r}: {answer}")
            self.assertEqual(self.jenkins.ask(f"{place}check{field}?value=x")[0], 404)  # @POST

    def test_every_field_has_its_help(self):
        for folder in (VIEWS / name for name in ("ImageliftBuilder", "ImageliftPublisher", "ImageliftRestorer", "ImageliftConfiguration",
                                                 "ImageliftInstallation")):
            config = (folder / "config.jelly").read_text(encoding="utf-8")
            for field in re.findall(r'field="(\w+)"', config):
                place = f"descriptor/io.jenkins.plugins.imagelift.{folder.name}/help/{field}"
                self.assertIn(b"<div", self.jenkins.get(place), place)

    def test_forms_with_our_options_open(self):
        for path in ("manage/configure", "manage/configureTools/", f"job/{JOB}/configure"):
            self.assertEqual(self.jenkins.ask(path)[0], 200, path)

    def test_build_for_is_posted_and_checked(self):
        self.expect("SUCCESS", JOB, "form")
        self.assertEqual(self.jenkins.ask(FORM)[0], 405)
        wrong = b"business=a%2Fb&imageSource=shop"
        self.assertEqual(self.jenkins.ask(FORM, wrong, anonymous=True)[0], 403)
        before = self.jenkins.json(f"job/{JOB}/api/json")["nextBuildNumber"]
        self.comes_back(wrong, b"must begin with a letter or digit")
        self.comes_back(b"business=%3Cscript%3Ealert(1)%3C/script%3E&imageSource=shop", b"must begin with a letter or digit")
        new = self.comes_back(b"business=never%20built&imageSource=shop", b"This business was never built here.")
        self.assertEqual(self.jenkins.json(f"job/{JOB}/api/json")["nextBuildNumber"], before)
        self.builds(b"business=form&imageSource=shop", before)
        key = re.search(rb'name="confirmed"[^>]*value="([0-9a-f]{16})"|value="([0-9a-f]{16})"[^>]*name="confirmed"', new)
        self.builds(b"business=never%20built&imageSource=shop&confirmed=" + (key[1] or key[2]), before + 1)

    def comes_back(self, fields, rule):
        """Where the form leads is the job's page, with the rule; returns it."""
        status, headers, _ = self.jenkins.ask(FORM, fields)
        self.assertEqual(status, 302)
        address = urllib.parse.urljoin(self.jenkins.url + FORM, headers["Location"])
        body = self.jenkins.get(address.removeprefix(self.jenkins.url))
        self.assertIn(rule, body)
        self.assertNotIn(b"<script>alert(1)", body)
        return body

    def builds(self, fields, number):
        self.assertEqual(self.jenkins.ask(FORM, fields)[0], 302)
        self.jenkins.until(60, lambda: self.jenkins.ask(f"job/{JOB}/{number}/api/json")[0] == 200, "build for the form")
        self.assertEqual(self.jenkins.end(JOB, number), "SUCCESS")

    def test_the_answer_stands_first_on_jenkins_own_pages(self):
        number = self.expect("SUCCESS", JOB, "first")
        self.expect("SUCCESS", JOB, "first")
        failed = self.expect("FAILURE", JOB, "broken")
        for scheme, width in (("light", "1280"), ("dark", "390")):
            for what, path in (("build", f"{number}/"), ("front", ""), ("job", "imagelift/"), ("failed", f"{failed}/")):
                self.in_chromium(what, f"job/{JOB}/{path}", SCHEME=scheme, WIDTH=width)
