#!/bin/sh
# Stands for the worker: the files of a made-up run, and an exit code by the business' name. The store
# is a line per run, so that a chain can be read. Of the image sources few and many it is the worker.
set -eu
command=$1
case ${IMAGE_SOURCE:-}/$command in
  few/* | many/* | */pull)
    exec env IMAGELIFT_CONFIG="$IMAGELIFT_TEST_HOME/imagelift.json" IMAGELIFT_TASKS=faces IMAGELIFT_THREADS=1 \
      "$IMAGELIFT_TEST_PROGRAM" "$@"
    ;;
  */version)
    echo '{"version":"0.0.0","schema":1}'
    exit 0
    ;;
esac
out=${IMAGELIFT_OUT:-}
shard=${IMAGELIFT_SHARD:-}
stores=
option() {
  case $1 in
    --out | --folder) out=$2 ;;
    --db) stores=$2 ;;
  esac
}
shift
while [ $# -gt 0 ]; do
  case $1 in
    --drop-embeddings) ;;
    --*=*) option "${1%%=*}" "${1#*=}" ;;
    --*)
      option "$1" "$2"
      shift
      ;;
    *) stores="$stores $1" ;;
  esac
  shift
done
united() {
  # shellcheck disable=SC2086 # no path of the tests has a space
  [ -z "$stores" ] || cat $stores
  [ "$command" = merge ] || echo "$BUSINESS $BUILD_NUMBER${shard:+ $shard}"
}
case $command/$out in
  merge/*.sqlite) # the histories alone
    united | awk '!seen[$0]++' >"$out"
    exit 0
    ;;
esac
mkdir -p "$out"
end() {
  united | awk '!seen[$0]++' >"$out/store.new"
  mv "$out/store.new" "$out/imagelift.sqlite"
  exit "$1"
}
until_there() {
  echo waiting
  until [ "$(find "$IMAGELIFT_TEST_HOME" -maxdepth 1 -name "$1" | wc -l)" -ge "$2" ]; do sleep 0.2 || :; done
}
tell() { echo "2026-01-02T03:04:05Z error $1" >&2; }
# As a run that failed does: nothing but failed/ is touched.
fail() {
  mkdir -p "$out/failed"
  echo '{}' >"$out/failed/failures.json"
  python3 - "$1" >"$out/failed/run.json" <<'PYTHON'
import json, os, sys
json.dump({"business": os.environ["BUSINESS"], "image_source": os.environ["IMAGE_SOURCE"], "state": "failed", "reason": sys.argv[1],
           "counts": {"listed": 3, "failed": 3}}, sys.stdout)
PYTHON
  echo '<testsuite name="imagelift" tests="1" failures="1"><testcase classname="images" name="one"><failure message="no"/>' \
    '</testcase></testsuite>' >"$out/failed/junit.xml"
  tell "$1"
  exit 1
}
case $BUSINESS in
  broken) fail "every image <b>failed</b>" ;;
  unknown)
    tell "imagelift.json has no business 'unknown'; there are: acme, globex"
    exit 2
    ;;
esac
echo '{}' >"$out/failures.json"
echo '{}' >"$out/run.json"
case $BUSINESS in
  halted) # waits as slow does, where it is told to
    if [ -e "$IMAGELIFT_TEST_HOME/halt" ]; then
      trap 'end 143' TERM
      until_there never 1
    fi
    ;;
  twins) # two builds at once; a third one finds both
    touch "$IMAGELIFT_TEST_HOME/twin-$BUILD_NUMBER"
    until_there 'twin-[0-9]*' 2
    ;;
  slow)
    trap 'end 143' TERM
    until_there never 1
    ;;
  patient) until_there go 1 ;;
  apart) # shards that run one after another never get further
    touch "$IMAGELIFT_TEST_HOME/apart-${shard%/*}"
    [ -z "$shard" ] || until_there 'apart-[0-9]*' "${shard#*/}"
    ;;
esac
cp -r "$IMAGELIFT_TEST_RUN/report" "$out/"
echo '<testsuite name="imagelift" tests="1"><testcase classname="images" name="one"/></testsuite>' >"$out/junit.xml"
python3 - "$IMAGELIFT_TEST_RUN/summary.json" "$out/summary.json" <<'PYTHON'
import json, os, sys
summary = json.load(open(sys.argv[1]))
summary["run"] |= {"business": os.environ["BUSINESS"], "image_source": os.environ["IMAGE_SOURCE"]}
summary["headline"] = "<script>alert(1)</script> & a headline" + " that is long" * 12
if os.environ["BUSINESS"] == "gate":
    summary["gate"] = {"broken": True, "reason": "2 of 10 images failed, more than 5%"}
json.dump(summary, open(sys.argv[2], "w"))
PYTHON
if [ "$BUSINESS" = gate ] && [ -z "$shard" ]; then end 3; fi
end 0
