// imageliftRun against recorded steps. Run as a script: its argument is the repository's root.
import com.lesfurets.jenkins.unit.BasePipelineTest
import org.codehaus.groovy.control.CompilationUnit
import org.codehaus.groovy.control.Phases

/** A build: what its steps were asked, in order. */
class RecordedBuild extends BasePipelineTest {
  List<String> steps = [].asSynchronized()
  List<String> scripts = [].asSynchronized()
  Map<String, String> environment = [:]
  Map currentBuild = [startTimeInMillis: 1700000000000, result: null]
  int exitCode = 0
  String failing = ''
  Map<String, String> files = [:]
  boolean unix = true
  def script

  RecordedBuild(File root, Map params) {
    helper.scriptRoots = [root.path] as String[]
    super.setUp()
    binding.setVariable('params', params)
    binding.setVariable('env', [BUILD_TAG: 'jenkins-ads-7', NODE_NAME: 'agent-1'])
    binding.setVariable('currentBuild', currentBuild)
    binding.setVariable('scm', 'the repository')
    registerBlocks()
    registerSteps()
    script = loadScript('jenkins/pipeline/vars/imageliftRun.groovy')
  }

  private void registerBlocks() {
    helper.registerAllowedMethod('node', [String, Closure]) { label, body -> steps << "node $label".toString(); body() }
    helper.registerAllowedMethod('dir', [String, Closure]) { folder, body -> steps << "dir $folder".toString(); body() }
    helper.registerAllowedMethod('withEnv', [List, Closure]) { variables, body ->
      Map before = new LinkedHashMap(environment)
      variables.each { String each -> environment.put(each.split('=', 2)[0], each.split('=', 2)[1]) }
      try {
        body()
      } finally {
        environment = before
      }
    }
    helper.registerAllowedMethod('withCredentials', [List, Closure]) { secrets, body -> steps << 'credentials'; body() }
    helper.registerAllowedMethod('usernamePassword', [Map]) { it }
    helper.registerAllowedMethod('parallel', [Map]) { branches ->
      branches.each { name, body -> steps << name; body() }
    }
  }

  private void registerSteps() {
    helper.registerAllowedMethod('sh', [Map]) { Map given -> shell(given.script, given.returnStatus == true) }
    helper.registerAllowedMethod('sh', [String]) { String text -> shell(text, false) }
    ['stash', 'archiveArtifacts', 'junit', 'imageliftPublish', 'imageliftRestore'].each { String name ->
      helper.registerAllowedMethod(name, [Map]) { given -> steps << "$name $given".toString() }
    }
    helper.registerAllowedMethod('fileExists', [String]) { String path -> files.containsKey(path) }
    helper.registerAllowedMethod('readFile', [String]) { String path -> files[path] }
    ['unstash', 'unstable', 'checkout', 'echo'].each { String name ->
      helper.registerAllowedMethod(name, [String]) { given -> steps << "$name $given".toString() }
    }
    ['deleteDir', 'imageliftRestore'].each { String name ->
      helper.registerAllowedMethod(name, []) { steps << name }
    }
    helper.registerAllowedMethod('isUnix', []) { unix }
    helper.registerAllowedMethod('tool', [Map]) { given -> "/opt/${given.type}-${given.name}".toString() }
    helper.registerAllowedMethod('error', [String]) { String text -> throw new IllegalStateException(text) }
  }

  private shell(String text, boolean status) {
    String at = environment.IMAGELIFT_SHARD
      ? " shard ${environment.IMAGELIFT_SHARD} in ${environment.IMAGELIFT_OUT}" : ''
    scripts << text
    String command = (text =~ /imagelift (run|merge|pull)[^\n]*/).with { it.find() ? it.group() : text.trim() }
    steps << "sh $command$at".toString()
    if (failing && command.contains(failing)) {
      throw new IllegalStateException('script returned exit code 1')
    }
    return status ? exitCode : null
  }

  String run(Map options = [:]) {
    try {
      script.call(options)
      return ''
    } catch (IllegalStateException problem) {
      return problem.message
    }
  }

  List<String> having(String part) {
    steps.findAll { it.contains(part) }
  }
}

File root = new File(args[0])
Facts facts = new Facts()
def build = { Map params = [:] ->
  new RecordedBuild(root, [BUSINESS: '$(x)', IMAGE_SOURCE: "'; y", SHARDS: '1'] + params)
}

facts['one shard restores, runs and publishes on one node'] = {
  def job = build()
  assert job.run() == ''
  assert job.steps[3].startsWith('sh if [ -z "$(ls -A "$IMAGELIFT_FOLDER"')
  assert job.steps - job.steps[3] == ['node imagelift', 'sh rm -f imagelift-previous.sqlite', 'imageliftRestore',
                      'dir imagelift', 'deleteDir', 'sh imagelift run --out imagelift "$@"', job.having('junit')[0],
                      'imageliftPublish [exitCode:0]']
}
facts['parameters stand in no script, stash, branch or path'] = {
  for (Map given : [[SHARDS: '1'], [SHARDS: '3']]) {
    def job = build(given)
    job.run(plugin: false, credentialsId: 'c')
    assert job.steps.every { step -> !step.contains('$(x)') && !step.contains("'; y") }
  }
}
facts['parameters are in the environment, and of shards the run id that they share'] = {
  def seen = { String shards ->
    def job = build(SHARDS: shards)
    Map found = [:]
    job.helper.registerAllowedMethod('imageliftRestore', []) { found.putAll(job.environment) }
    job.run()
    found
  }
  assert seen('1') == [BUSINESS: '$(x)', IMAGE_SOURCE: "'; y", IMAGELIFT_DROP_EMBEDDINGS: 'true',
                       IMAGELIFT_COMPRESS_FEATURES: 'false']
  assert seen('2') == seen('1') + [IMAGELIFT_RUN_ID: 'jenkins-ads-7-1700000000000']
}
facts['embeddings stay out of the archive unless they are asked for'] = {
  def job = build()
  Map seen = [:]
  job.helper.registerAllowedMethod('imageliftRestore', []) { seen.putAll(job.environment) }
  job.run(embeddings: true)
  assert seen.IMAGELIFT_DROP_EMBEDDINGS == 'false'
}
facts['features are compressed and the history is bounded where that is asked for'] = {
  def job = build()
  Map seen = [:]
  job.helper.registerAllowedMethod('imageliftRestore', []) { seen.putAll(job.environment) }
  job.run(compressFeatures: true, maxHistory: '200MB')
  assert [seen.IMAGELIFT_COMPRESS_FEATURES, seen.IMAGELIFT_MAX_HISTORY] == ['true', '200MB']
}
facts['an installation of the worker goes before the PATH of the agents'] = {
  def job = build()
  Map seen = [:]
  job.helper.registerAllowedMethod('imageliftRestore', []) { seen.putAll(job.environment) }
  job.run(tool: 'new one')
  assert seen['PATH+IMAGELIFT'] == '/opt/imagelift-new one/bin'
}
facts['a folder is removed only where it is of a run'] = {
  File workspace = File.createTempDir()
  def job = build()
  job.run()
  String check = job.scripts.find { it.contains('is not of a run') }
  def ends = { String file ->
    File folder = new File(workspace, 'f')
    folder.deleteDir()
    if (file) { new File(folder, file).with { it.parentFile.mkdirs(); it.createNewFile() } }
    ['sh', '-c', check].execute(["IMAGELIFT_FOLDER=f", "PATH=${System.getenv('PATH')}"], workspace).waitFor()
  }
  assert ends('chapter1.md') == 1 && ends('src/main.cc') == 1
  assert ends('') == 0 && ends('run.json') == 0 && ends('failed/run.json') == 0 && ends('.imagelift/x') == 0
  workspace.deleteDir()
}
facts['imagelift.json is where the job says, or where the agents say'] = {
  def seen = { Map options ->
    def job = build()
    Map found = [:]
    job.helper.registerAllowedMethod('imageliftRestore', []) { found.putAll(job.environment) }
    job.run(options)
    found.IMAGELIFT_CONFIG
  }
  assert seen(config: '/etc/a b.json') == '/etc/a b.json'
  assert seen([:]) == null
}
facts['a history begins anew where the job says so, and is the plugin\'s from then on'] = {
  def job = build()
  assert job.run(startAnew: true) == ''
  assert job.having('imageliftRestore') == ['imageliftRestore [startAnew:true]']
  assert job.having('imageliftPublish [exitCode:0]')
  job = build()
  job.run(startAnew: true, plugin: false, credentialsId: 'c')
  assert !job.having('imagelift pull') && job.having('echo imagelift: startAnew')
}
facts['an agent on Windows is told what imagelift needs'] = {
  def job = build()
  job.unix = false
  assert job.run().contains('glibc >= 2.36')
  assert job.steps == ['node imagelift']
}
facts['nothing runs on the built-in node'] = {
  for (Map given : [[SHARDS: '1'], [SHARDS: '2']]) {
    def job = build(given)
    job.script.binding.setVariable('env', [BUILD_TAG: 'b', NODE_NAME: 'built-in'])
    assert job.run().contains('the label of an agent')
    assert job.steps == ['node imagelift']
  }
}
facts['shards run on nodes of their own and are merged on one'] = {
  def job = build(SHARDS: '3')
  assert job.run() == ''
  assert job.having('imagelift run') == (1..3).collect { n ->
    "sh imagelift run \"\$@\" shard $n/3 in shard-$n".toString()
  }
  assert job.having('node').size() == 5
  assert job.having('stash [name:imagelift-shard-').size() == 3
  assert job.having('unstash imagelift-shard-').size() == 3
  assert job.having('imagelift merge') == ['sh imagelift merge --folder imagelift imagelift-shards/*/imagelift.sqlite']
  assert job.having('imageliftRestore').size() == 1
  assert job.steps.last() == 'imageliftPublish [exitCode:0]'
}
facts['a shard that fails is published with its reason and ends the build before the merge'] = {
  def job = build(SHARDS: '2')
  job.exitCode = 1
  job.helper.registerAllowedMethod('imageliftPublish', [Map]) { given ->
    job.steps << "imageliftPublish $given".toString()
    throw new IllegalStateException('the run failed')
  }
  assert job.run() == 'the run failed'
  assert job.having('shard-1/failures.json,shard-1/failed/*')
  assert job.having('junit')[0].contains('shard-1/failed/junit.xml')
  assert job.having('imageliftPublish') == ['imageliftPublish [folder:shard-1, exitCode:1]']
  assert !job.having('imagelift merge') && !job.having('stash [name:imagelift-shard-')
}
facts['without the plugin a shard that fails ends the build with its reason'] = {
  def job = build(SHARDS: '2')
  job.exitCode = 1
  job.files['shard-1/failed/run.json'] = '{"state": "failed", "reason": "no image was listed"}'
  assert job.run(plugin: false) == 'imagelift ended with exit code 1: no image was listed'
}
facts['tests are read of a whole run and of one that failed'] = {
  def job = build()
  job.run()
  assert job.having('junit')[0].contains('imagelift/junit.xml,imagelift/failed/junit.xml')
}
facts['without the plugin the history comes by token and the folder is archived'] = {
  def job = build()
  assert job.run(plugin: false, credentialsId: 'history') == ''
  assert job.having('credentials')
  assert job.having('imagelift pull --job "$JOB_NAME" --runs 1 --db imagelift-previous.sqlite')
  assert job.having('archiveArtifacts')[0].contains('fingerprint:true')
  assert job.having('archiveArtifacts').every { it.contains('followSymlinks:false') }
  assert !job.having('imageliftPublish') && !job.having('imageliftRestore')
}
facts['exit codes without the plugin are results'] = {
  def ends = { int code -> def job = build(); job.exitCode = code; [job, job.run(plugin: false)] }
  assert ends(3)[0].having('unstable') && ends(3)[1] == ''
  assert ends(143)[0].currentBuild.result == 'ABORTED' && ends(143)[1]
  assert ends(2)[1].contains('exit code 2')
  assert ends(2)[0].having('archiveArtifacts')
}
facts['with the plugin the exit code is the plugin\'s, and a broken gate marks the stage with its reason'] = {
  def job = build()
  job.exitCode = 3
  job.files['imagelift/summary.json'] = '{"gate": {"broken": true, "reason": "2 of 10 images failed"}}'
  assert job.run() == ''
  assert job.steps[-2..-1] == ['imageliftPublish [exitCode:3]',
                               'unstable the quality gate is broken: 2 of 10 images failed']
}
facts['without the plugin, too, a description begins with whose it is and says how it went'] = {
  def told = { int code, Map files ->
    def job = build(BUSINESS: 'acme', IMAGE_SOURCE: 'shop')
    job.exitCode = code
    job.files = files
    job.run(plugin: false)
    job.currentBuild.description
  }
  String fine = '{"gate": {"broken": false, "reason": ""}, "headline": "Faces & <b>dogs"}'
  assert told(0, ['imagelift/summary.json': fine]) == 'acme / shop: Faces    b dogs'
  assert told(3, ['imagelift/summary.json': '{"gate": {"reason": "2 failed"}, "headline": "x"}']) ==
    'acme / shop: quality gate: 2 failed'
  assert told(1, ['imagelift/failed/run.json': '{"reason": "no image"}']) == 'acme / shop: failed: no image'
  assert told(2, [:]) == 'acme / shop: failed'
  assert told(143, [:]) == 'acme / shop: interrupted'
}
facts['a reason that is not told is left out'] = {
  def ends = { Map files -> def job = build(); job.exitCode = 1; job.files = files; job.run(plugin: false) }
  assert ends([:]) == 'imagelift ended with exit code 1'
  assert ends('imagelift/failed/run.json': '{}') == 'imagelift ended with exit code 1'
  assert ends('imagelift/failed/run.json': '{"reason": "every image failed"}').endsWith('1: every image failed')
}
facts['an aborted build is published as such'] = {
  def job = build()
  job.failing = 'imagelift run'
  assert job.run()
  assert job.having('imageliftPublish [exitCode:143]')
}
facts['SHARDS other than 1 to 16 is an error before any node'] = {
  for (String wrong : ['0', '17', 'many', '-1', '2; ls']) {
    def job = build(SHARDS: wrong)
    assert job.run() == 'SHARDS is a number from 1 to 16'
    assert job.steps == []
  }
}
facts['every script is one that sh can read'] = {
  for (Map given : [[SHARDS: '1'], [SHARDS: '2']]) {
    for (boolean plugin : [true, false]) {
      def job = build(given)
      job.run(plugin: plugin, credentialsId: 'c')
      assert job.scripts.size() > 1
      for (String text : job.scripts) {
        assert ['sh', '-n', '-c', text].execute().waitFor() == 0
      }
    }
  }
}
def parses = { String name, String text ->
  CompilationUnit unit = new CompilationUnit()
  unit.addSource(name, text.replaceAll(/(?m)^@Library.*$/, ''))
  unit.compile(Phases.CONVERSION)
}
facts['every Jenkinsfile parses'] = {
  for (String path : ['Jenkinsfile', 'jenkins/pipeline/Jenkinsfile']) {
    parses(path, new File(root, path).text)
  }
}
facts['so do the examples of the documentation'] = {
  List<String> examples = new File(root, 'docs/jenkins.md').text.findAll(/(?s)```groovy\n.*?```/)
  assert examples.size() > 1
  examples.each { parses('jenkins.md', it[9..-4]) }
}

facts.end()
