// jenkins/jobs/imagelift.groovy against recorded words of Job DSL. Run as a script: its argument is the
// repository's root.

/** A word and what it was given; its block's words below it. */
class Word extends GroovyObjectSupport {
  String name
  List given
  List<Word> words = []

  @Override
  Object invokeMethod(String called, Object values) {
    List all = values as List
    Closure block = all && all.last() instanceof Closure ? all.last() : null
    Word word = new Word(name: called, given: block ? all[0..<-1] : all)
    words << word
    if (block) {
      block.delegate = word
      block.resolveStrategy = Closure.DELEGATE_FIRST
      block()
    }
    return word
  }

  List<Word> all(String wanted) {
    return words.findAll { it.name == wanted } + words.collectMany { it.all(wanted) }
  }
}

File root = new File(args[0])
Word seed = new Word(name: 'seed')
Script script = new GroovyShell().parse(new File(root, 'jenkins/jobs/imagelift.groovy'))
for (String word : ['folder', 'pipelineJob']) {
  String called = word
  script.binding.setVariable(called) { String name, Closure block -> seed.invokeMethod(called, [name, block]) }
}
script.run()
List<Word> jobs = seed.all('pipelineJob')
assert jobs
Facts facts = new Facts()

facts['a folder for each business comes before its jobs'] = {
  List<String> made = seed.words*.given*.first()
  assert jobs.every { job -> made.indexOf(job.given[0].split('/')[0]) in 0..<made.indexOf(job.given[0]) }
  assert seed.all('folder')*.given*.first() == jobs*.given*.first()*.split('/')*.first().unique()
}
facts['a job offers its own business and image source only, and 1 to 16 shards'] = {
  jobs.each { job ->
    Map offered = job.all('choiceParam').collectEntries { [(it.given[0]): it.given[1]] }
    assert [offered.BUSINESS, offered.IMAGE_SOURCE] == job.given[0].split('/').collect { [it] }
    assert offered.SHARDS == (1..16)*.toString()
    assert offered.size() == 3 // the agents are the job's own
    assert job.all('stringParam') == []
  }
}
facts['every name is one that the worker allows'] = {
  jobs.each { job -> assert job.given[0].split('/').every { it ==~ /[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}/ } }
}
facts['a job keeps ten artifacts and builds once at a time'] = {
  jobs.each { job ->
    assert job.all('artifactNumToKeep')*.given == [[10]]
    assert job.all('disableConcurrentBuilds').size() == 1
  }
}
facts['a job runs the library\'s step in the sandbox and names no business in its script'] = {
  jobs.each { job ->
    assert job.all('sandbox')*.given == [[]]
    String text = job.all('script')[0].given[0]
    assert text == """@Library('imagelift') _
imageliftRun(label: 'imagelift', config: '/etc/imagelift/imagelift.json')
"""
    new GroovyShell().parse(text.replaceAll(/(?m)^@Library.*$/, ''))
  }
}

facts.end()
