// Runs once when the test's Jenkins starts: a user with a token, and two agents of one executor each.
import hudson.model.Node
import hudson.security.FullControlOnceLoggedInAuthorizationStrategy
import hudson.security.HudsonPrivateSecurityRealm
import hudson.slaves.DumbSlave
import hudson.slaves.JNLPLauncher
import jenkins.model.Jenkins
import jenkins.model.JenkinsLocationConfiguration
import jenkins.security.ApiTokenProperty

Jenkins jenkins = Jenkins.get()
File home = jenkins.rootDir

HudsonPrivateSecurityRealm realm = new HudsonPrivateSecurityRealm(false)
jenkins.securityRealm = realm
FullControlOnceLoggedInAuthorizationStrategy strategy = new FullControlOnceLoggedInAuthorizationStrategy()
strategy.allowAnonymousRead = false
jenkins.authorizationStrategy = strategy
jenkins.numExecutors = 0
// Builds find Jenkins by it: JENKINS_URL.
JenkinsLocationConfiguration.get().url = System.getenv('TEST_URL')

['agent-1', 'agent-2'].each { String name ->
  JNLPLauncher launcher = new JNLPLauncher()
  launcher.webSocket = true
  DumbSlave agent = new DumbSlave(name, new File(home, name).path, launcher)
  agent.labelString = 'imagelift'
  agent.numExecutors = 1
  agent.mode = Node.Mode.EXCLUSIVE
  jenkins.addNode(agent)
  new File(home, "${name}.secret").text = jenkins.getComputer(name).jnlpMac
}
jenkins.save()

// The last thing: whoever waits for it finds all of the above.
String token = realm.createAccount('admin', System.getenv('TEST_PASSWORD'))
  .getProperty(ApiTokenProperty).generateNewToken('tests').plainValue
File written = new File(home, 'token.new')
written.text = token
written.renameTo(new File(home, 'token'))
