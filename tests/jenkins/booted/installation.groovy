// Runs once when a Jenkins without configuration as code starts: the worker's place, and that steps use it.
import io.jenkins.plugins.imagelift.ImageliftConfiguration
import io.jenkins.plugins.imagelift.ImageliftInstallation
import jenkins.model.GlobalConfiguration
import jenkins.model.Jenkins

Jenkins jenkins = Jenkins.get()
ImageliftInstallation installation =
  new ImageliftInstallation('imagelift', new File(jenkins.rootDir, 'worker').path, [])
jenkins.getDescriptorByType(ImageliftInstallation.DescriptorImpl).setInstallations(installation)
GlobalConfiguration.all().get(ImageliftConfiguration).tool = 'imagelift'
