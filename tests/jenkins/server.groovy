// Runs once when the test's Jenkins starts: a user with a token, an agent, the worker's place.
import hudson.model.Node
import hudson.security.FullControlOnceLoggedInAuthorizationStrategy
import hudson.security.HudsonPrivateSecurityRealm
import hudson.slaves.DumbSlave
import hudson.slaves.JNLPLauncher
import io.jenkins.plugins.imagelift.ImageliftConfiguration
import io.jenkins.plugins.imagelift.ImageliftInstallation
import jenkins.model.GlobalConfiguration
import jenkins.model.Jenkins
import jenkins.security.ApiTokenProperty

Jenkins jenkins = Jenkins.get()
File home = jenkins.rootDir

HudsonPrivateSecurityRealm realm = new HudsonPrivateSecurityRealm(false)
jenkins.securityRealm = realm
FullControlOnceLoggedInAuthorizationStrategy strategy = new FullControlOnceLoggedInAuthorizationStrategy()
strategy.allowAnonymousRead = false
jenkins.authorizationStrategy = strategy
jenkins.numExecutors = 0

JNLPLauncher launcher = new JNLPLauncher()
launcher.webSocket = true
DumbSlave agent = new DumbSlave('agent', new File(home, 'agent').path, launcher)
agent.labelString = 'imagelift'
agent.numExecutors = 2
agent.mode = Node.Mode.EXCLUSIVE
jenkins.addNode(agent)

ImageliftInstallation installation = new ImageliftInstallation('worker', new File(home, 'worker').path, [])
jenkins.getDescriptorByType(ImageliftInstallation.DescriptorImpl).setInstallations(installation)
GlobalConfiguration.all().get(ImageliftConfiguration).tool = 'worker'
jenkins.save()

String token = realm.createAccount('admin', System.getenv('TEST_PASSWORD'))
  .getProperty(ApiTokenProperty).generateNewToken('tests').plainValue
new File(home, 'agent-secret').text = jenkins.getComputer('agent').jnlpMac
new File(home, 'token').text = token
