"""What Jenkins serves of a build: pages in Chromium with its policy on and off, endpoints, permissions, the form."""
from booted.case import InJenkins

JOB = "ads"
POLICY = "jenkins.security.csp.CspHeader.headerName"  # since 2.539; older ones know of none
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

    def test_forms_with_our_options_open(self):
        for path in ("manage/configure", "manage/configureTools/", f"job/{JOB}/configure"):
            self.assertEqual(self.jenkins.ask(path)[0], 200, path)

    def test_build_for_is_posted_and_checked(self):
        self.expect("SUCCESS", JOB, "form")
        self.assertEqual(self.jenkins.ask(FORM)[0], 405)
        wrong = b"business=a%2Fb&imageSource=shop"
        self.assertEqual(self.jenkins.ask(FORM, wrong)[0], 400)
        self.assertEqual(self.jenkins.ask(FORM, wrong, anonymous=True)[0], 403)
        before = self.jenkins.json(f"job/{JOB}/api/json")["nextBuildNumber"]
        self.assertEqual(self.jenkins.ask(FORM, b"business=form&imageSource=shop")[0], 302)
        self.jenkins.until(60, lambda: self.jenkins.ask(f"job/{JOB}/{before}/api/json")[0] == 200, "build for the form")
        self.assertEqual(self.jenkins.end(JOB, before), "SUCCESS")
