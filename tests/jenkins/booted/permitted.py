"""What a user who may only read is shown and refused, with and without the permission for artifacts of its own."""
import json

from booted.case import InJenkins
from booted.rest import Rest

JOB = "ads"
FILL = f"job/{JOB}/descriptorByName/io.jenkins.plugins.imagelift.ImageliftBuilder/fillToolItems"
ARTIFACTS = "hudson.security.ArtifactsPermission"
# For anybody but admin; nothing of it is saved.
READERS = """
  import hudson.BulkChange
  import hudson.model.Item
  import hudson.security.ACL
  import hudson.security.AuthorizationStrategy
  import jenkins.model.Jenkins
  import jenkins.security.ApiTokenProperty
  class Readers extends AuthorizationStrategy {
    ACL getRootACL() { ACL.lambda2 { who, permission -> who.name == 'admin' || permission in READING } }
    static final List READING = [Jenkins.READ, Item.DISCOVER, Item.READ]
    Collection<String> getGroups() { [] }
  }
  Jenkins jenkins = Jenkins.get()
  BulkChange unsaved = new BulkChange(jenkins)
  jenkins.authorizationStrategy = new Readers()
  unsaved.abort()
  def reader = jenkins.securityRealm.createAccount('reader', UUID.randomUUID().toString())
  print groovy.json.JsonOutput.toJson(reader.getProperty(ApiTokenProperty).generateNewToken('tests').plainValue)
"""
AS_BEFORE = """
  def strategy = new hudson.security.FullControlOnceLoggedInAuthorizationStrategy()
  strategy.allowAnonymousRead = false
  jenkins.model.Jenkins.get().authorizationStrategy = strategy
  print true
"""


class Permitted(InJenkins):
    def setUp(self):
        self.page = f"job/{JOB}/{self.expect('SUCCESS', JOB, 'permitted')}/imagelift/"
        self.addCleanup(self.jenkins.script, AS_BEFORE)
        self.reader = Rest(self.jenkins.url)
        self.reader.user, self.reader.token = "reader", self.jenkins.script(READERS)

    def statuses(self, who, *paths):
        return [who.ask(self.page + path)[0] for path in paths]

    def test_a_reader_sees_pages_and_reports_and_the_permission_for_artifacts_parts_them(self):
        told, protected = ("", "api/json", "newest"), ("report/data.json", "report/thumbnails/0.jpg")
        self.assertEqual(self.statuses(self.reader, *told, *protected), [200] * 5)
        self.jenkins.script(f"System.setProperty('{ARTIFACTS}', 'true'); print true")
        self.addCleanup(self.jenkins.script, f"System.clearProperty('{ARTIFACTS}'); print true")
        self.assertEqual(self.statuses(self.reader, *told), [200] * 3)
        self.assertEqual(self.statuses(self.reader, *protected), [403] * 2)
        self.assertEqual(self.statuses(self.jenkins, *protected), [200] * 2)

    def test_who_may_not_build_is_offered_no_form_and_refused(self):
        self.assertIn(b"imagelift-build", self.jenkins.get(f"job/{JOB}/imagelift/"))
        self.assertNotIn(b"imagelift-build", self.reader.get(f"job/{JOB}/imagelift/"))
        self.assertEqual(self.reader.ask(f"job/{JOB}/imagelift/build", b"business=permitted&imageSource=shop")[0], 403)

    def test_who_may_not_configure_learns_of_no_installation(self):
        offered = {who.user: [each["name"] for each in json.loads(who.post(FILL, body=b"")[1])["values"]]
                   for who in (self.jenkins, self.reader)}
        self.assertEqual(len(offered["admin"]), 2)
        self.assertEqual(offered["reader"], offered["admin"][:1])
        self.assertEqual(self.jenkins.ask(FILL)[0], 404)  # @POST: there is nothing to GET
