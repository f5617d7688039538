"""After all builds: nothing of ours waits for an administrator to approve it."""
from booted.case import InJenkins, needs

PENDING = """
  def approval = org.jenkinsci.plugins.scriptsecurity.scripts.ScriptApproval.get()
  print groovy.json.JsonOutput.toJson([scripts: approval.pendingScripts*.script,
    signatures: approval.pendingSignatures*.signature, jars: approval.pendingClasspathEntries.size()])
"""


class ScriptApprovals(InJenkins):
    @needs("script-security")
    def test_no_script_signature_or_jar_is_pending(self):
        self.assertEqual(self.jenkins.script(PENDING), {"scripts": [], "signatures": [], "jars": 0})
