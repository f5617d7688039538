// Job DSL: a folder for each business and in it a Pipeline for each of its image sources, so that credentials
// and permissions are the folder's, and one build at a time is one per business and image source.
// Needs the plugins job-dsl, cloudbees-folder and workflow-aggregator, and the library of jenkins/pipeline.

// Entries of imagelift.json: {business: its image sources}.
Map<String, List<String>> businesses = [
  acme: ['shop', 'landing pages'],
  globex: ['spring'],
]
// Of the agents that have the worker. Not a parameter: who may build could choose another node.
String agents = 'imagelift'
// On these agents.
String config = '/etc/imagelift/imagelift.json'

businesses.each { String business, List<String> imageSources ->
  folder(business) {
    description('Image sources of one business')
  }
  imageSources.each { String imageSource ->
    pipelineJob("${business}/${imageSource}") {
      description('Analyses the images of this source')
      logRotator {
        artifactNumToKeep(10)
      }
      properties {
        // Two builds at once would fork the history.
        disableConcurrentBuilds()
      }
      parameters {
        choiceParam('BUSINESS', [business], 'Whose images')
        choiceParam('IMAGE_SOURCE', [imageSource], 'Which of its image sources')
        choiceParam('SHARDS', (1..16)*.toString(), 'Agents that share the work')
      }
      definition {
        cps {
          script("@Library('imagelift') _\nimageliftRun(label: '${agents}', config: '${config}')\n")
          sandbox()
        }
      }
    }
  }
}
