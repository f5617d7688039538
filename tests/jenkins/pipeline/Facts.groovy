/* groovylint-disable CatchThrowable, SystemExit */
/** Facts by name that a script states; each is a closure that throws where it does not hold. */
class Facts extends LinkedHashMap<String, Closure> {
  /** Tries all of them, prints each, and ends the process: 0 where there are some and all hold. */
  void end() {
    int failed = 0
    each { String name, Closure fact ->
      try {
        fact()
        println "ok    $name"
      } catch (Throwable problem) {
        failed++
        println "FAIL  $name\n$problem"
      }
    }
    println "${size() - failed} of ${size()} facts hold"
    System.exit(failed == 0 && size() > 0 ? 0 : 1)
  }
}
