#!/bin/sh
# Stands for the worker: the files of a made-up run, and an exit code by the business' name. The store
# is a line per run, so that a chain can be read.
set -eu
if [ "$1" = version ]; then
  echo '{"version":"0.0.0","schema":1}'
  exit 0
fi
for option in "$@"; do
  case $option in
    --out=*) out=${option#--out=} ;;
    --db=*) previous=${option#--db=} ;;
  esac
done
mkdir -p "$out"
end() {
  if [ -n "${previous:-}" ]; then cat "$previous" >"$out/store.new"; else : >"$out/store.new"; fi
  echo "$BUSINESS $BUILD_NUMBER" >>"$out/store.new"
  mv "$out/store.new" "$out/imagelift.sqlite"
  exit "$1"
}
case $BUSINESS in
  broken) exit 1 ;;
  slow)
    trap 'end 143' TERM
    echo waiting
    while :; do sleep 0.2 || :; done
    ;;
esac
cp -r "$IMAGELIFT_TEST_RUN/report" "$out/"
python3 - "$IMAGELIFT_TEST_RUN/summary.json" "$out/summary.json" <<'PYTHON'
import json, os, sys
summary = json.load(open(sys.argv[1]))
summary["run"] |= {"business": os.environ["BUSINESS"], "image_source": os.environ["IMAGE_SOURCE"]}
summary["headline"] = "<script>alert(1)</script> & a headline"
json.dump(summary, open(sys.argv[2], "w"))
PYTHON
if [ "$BUSINESS" = gate ]; then end 3; fi
end 0
