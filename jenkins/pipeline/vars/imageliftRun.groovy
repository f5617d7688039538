// The imagelift job as one step: history in, worker, results out. imageliftRun.txt tells its options.
// Parameters of the build reach the worker by the environment only: every script is single-quoted,
// and neither a stash nor a path nor a branch of `parallel` is named after them.

import groovy.json.JsonSlurper
import groovy.transform.Field

@Field final int TERMINATED = 143 // by SIGTERM, as when a build is aborted

def call(Map given = [:]) {
  Map options = [label: 'imagelift', shards: params.SHARDS ?: '1', checkout: false, plugin: true,
                 credentialsId: '', embeddings: false, compressFeatures: false, maxHistory: '',
                 tool: '', config: '',
                 startAnew: false] + given
  int shards = checkedShards(options.shards.toString())
  // A Declarative job's first build does not have its parameters in the environment.
  List configured = options.config ? ["IMAGELIFT_CONFIG=${options.config}"] : []
  if (options.maxHistory) {
    configured << "IMAGELIFT_MAX_HISTORY=${options.maxHistory}"
  }
  withEnv(["BUSINESS=${params.BUSINESS}", "IMAGE_SOURCE=${params.IMAGE_SOURCE}",
           "IMAGELIFT_DROP_EMBEDDINGS=${!options.embeddings}",
           "IMAGELIFT_COMPRESS_FEATURES=${options.compressFeatures}"] + configured) {
    if (shards == 1) {
      runWhole(options) // without a run id: it goes on with a run that was aborted
    } else {
      withEnv(["IMAGELIFT_RUN_ID=${env.BUILD_TAG}-${currentBuild.startTimeInMillis}"]) {
        runInShards(options, shards)
      }
    }
  }
}

private int checkedShards(String text) {
  if (!text.isInteger() || text.toInteger() < 1 || text.toInteger() > 16) {
    error 'SHARDS is a number from 1 to 16'
  }
  return text.toInteger()
}

private void runWhole(Map options) {
  onAgent(options) {
    fetchSources(options)
    restore(options)
    work(options, '''
      set --
      if [ -f imagelift-previous.sqlite ]; then set -- --db imagelift-previous.sqlite; fi
      exec imagelift run --out imagelift "$@"
    ''')
  }
}

private void runInShards(Map options, int shards) {
  onAgent(options) {
    restore(options)
    stash name: 'imagelift-previous', includes: 'imagelift-previous.sqlite', allowEmpty: true
  }
  Map branches = [:]
  for (int i = 1; i <= shards; i++) {
    int number = i
    branches["shard ${number}".toString()] = { runShard(options, number, shards) }
  }
  parallel branches
  onAgent(options) {
    dir('imagelift-shards') {
      deleteDir()
      for (int i = 1; i <= shards; i++) {
        unstash "imagelift-shard-${i}"
      }
    }
    work(options, 'exec imagelift merge --folder imagelift imagelift-shards/*/imagelift.sqlite')
  }
}

private void runShard(Map options, int number, int shards) {
  String folder = "shard-${number}"
  onAgent(options) {
    fetchSources(options)
    clear(folder)
    sh 'rm -f imagelift-previous.sqlite'
    unstash 'imagelift-previous'
    int code = 0
    try {
      withEnv(["IMAGELIFT_SHARD=${number}/${shards}", "IMAGELIFT_OUT=${folder}"]) {
        code = sh(label: 'imagelift run', returnStatus: true, script: '''
          set --
          if [ -f imagelift-previous.sqlite ]; then set -- --db imagelift-previous.sqlite; fi
          exec imagelift run "$@"
        ''')
      }
      if (code == 0) {
        stash name: "imagelift-shard-${number}", includes: "${folder}/imagelift.sqlite"
      }
    } finally {
      archiveArtifacts artifacts: "${folder}/run.json,${folder}/failures.json,${folder}/failed/*",
                       allowEmptyArchive: true, followSymlinks: false
    }
    if (code != 0) {
      failShard(options, folder, code)
    }
  }
}

// The shards decide nothing of their own but this: where one fails there is nothing to unite.
private void failShard(Map options, String folder, int code) {
  junit testResults: "${folder}/failed/junit.xml", allowEmptyResults: true, skipMarkingBuildUnstable: true
  if (options.plugin && !isInterrupted(code)) {
    imageliftPublish folder: folder, exitCode: code // ends the branch
  }
  settle(code, reason("${folder}/failed/run.json"))
  error "imagelift ended with exit code ${code}"
}

// Images from outside are never decoded beside the controller, whatever labels its own node has.
private void onAgent(Map options, Closure body) {
  node(options.label) {
    if (env.NODE_NAME in ['built-in', 'master']) {
      error 'imagelift does not run on the built-in node: give this job the label of an agent'
    }
    if (!isUnix()) {
      error 'this agent is Windows; imagelift needs Linux x86-64, glibc >= 2.36 or the container image'
    }
    List path = options.tool ? ["PATH+IMAGELIFT=${tool(name: options.tool, type: 'imagelift')}/bin"] : []
    withEnv(path) { body() }
  }
}

private void fetchSources(Map options) {
  if (options.checkout) {
    checkout scm
  }
}

// Removes what an earlier run left, and nothing of a checkout that has a folder of the same name.
private void clear(String folder) {
  withEnv(["IMAGELIFT_FOLDER=${folder}"]) {
    sh label: 'is the folder of a run', script: '''
      if [ -z "$(ls -A "$IMAGELIFT_FOLDER" 2>/dev/null)" ]; then exit 0; fi
      for left in .imagelift imagelift.sqlite run.json summary.json failed/run.json; do
        if [ -e "$IMAGELIFT_FOLDER/$left" ]; then exit 0; fi
      done
      echo "the folder $IMAGELIFT_FOLDER of the workspace is not of a run: nothing of it was removed" >&2
      exit 1
    '''
  }
  dir(folder) { deleteDir() }
}

// Leaves imagelift-previous.sqlite, or nothing where there was no run before.
private void restore(Map options) {
  sh 'rm -f imagelift-previous.sqlite'
  if (options.plugin && options.startAnew) {
    imageliftRestore startAnew: true
  } else if (options.plugin) {
    imageliftRestore()
  } else if (options.startAnew) {
    echo 'imagelift: startAnew: this build begins a new history, as every build with this option does'
  } else if (options.credentialsId) {
    withCredentials([usernamePassword(credentialsId: options.credentialsId,
                                      usernameVariable: 'JENKINS_USER_ID',
                                      passwordVariable: 'JENKINS_API_TOKEN')]) {
      sh label: 'imagelift pull', script: '''
        exec imagelift pull --job "$JOB_NAME" --runs 1 --db imagelift-previous.sqlite
      '''
    }
  }
}

// Runs the script, whose results stand in imagelift/, and publishes them however it ended.
private void work(Map options, String script) {
  clear('imagelift')
  int code = TERMINATED // unless told otherwise: the build was aborted
  try {
    code = sh(label: 'imagelift', returnStatus: true, script: script)
  } finally {
    publish(options, code)
  }
  String why = reason(code in [0, 3] ? 'imagelift/summary.json' : 'imagelift/failed/run.json')
  if (!options.plugin) {
    describe(code, why)
  }
  if (!options.plugin || code == 3) {
    settle(code, why)
  }
}

// What a file of the run says: ": " and why the gate is broken or the run failed, else its headline; or nothing.
private String reason(String file) {
  return fileExists(file) ? reasonIn(readFile(file)) : ''
}

@NonCPS
private String reasonIn(String json) {
  Map told = new JsonSlurper().parseText(json)
  String why = told.gate?.reason ?: told.reason ?: told.headline
  return why ? ": ${why}" : ''
}

// As the plugin does; a description is markup under some administrators' formatters.
private void describe(int code, String why) {
  Map outcomes = [3: ': quality gate', 130: ': interrupted', (TERMINATED): ': interrupted']
  String outcome = code == 0 ? '' : outcomes[code] ?: ': failed'
  String told = "${params.BUSINESS} / ${params.IMAGE_SOURCE}${outcome}${why}"
  currentBuild.description = told.replaceAll(/[<>&`\p{C}]|:\/\//, ' ')
}

private void publish(Map options, int code) {
  // A run that failed leaves its own in failed/.
  junit testResults: 'imagelift/junit.xml,imagelift/failed/junit.xml', allowEmptyResults: true,
        skipMarkingBuildUnstable: true
  if (options.plugin) {
    imageliftPublish exitCode: code
  } else {
    sh label: 'at most 200 MB', script: '''
      size() { du -sb --exclude=.imagelift imagelift 2>/dev/null | cut -f1; }
      for part in thumbnails runs; do
        if [ "$(size)" -gt 200000000 ] 2>/dev/null; then
          echo "the run's folder is larger than 200 MB: report/$part is not archived"
          rm -rf "imagelift/report/$part"
        fi
      done
    '''
    archiveArtifacts artifacts: 'imagelift/**', excludes: 'imagelift/.imagelift/**',
                     allowEmptyArchive: true, fingerprint: true, followSymlinks: false
  }
}

private boolean isInterrupted(int code) {
  code in [130, TERMINATED]
}

// Without the plugin the build ends so; `unstable` also marks the stage.
private void settle(int code, String why) {
  if (code == 3) {
    unstable "the quality gate is broken${why}"
  } else if (isInterrupted(code)) {
    currentBuild.result = 'ABORTED'
    error 'imagelift was interrupted; the next build goes on from here'
  } else if (code != 0) {
    error "imagelift ended with exit code ${code}${why}"
  }
}
