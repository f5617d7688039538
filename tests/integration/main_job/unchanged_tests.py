"""Images that their servers call unchanged are not fetched again."""
import pathlib
import sqlite3
import sys

from conftest import key, read_json

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "sources"))
from odd_server import odd_server, reply  # noqa: E402

QUICK = ["--tasks", "aesthetic", "--allow-private"]


class Shop:
    """Images with an ETag, one of them behind a query with a signature."""

    def __init__(self, photos):
        self.content = {f"/p/{number}.jpg": photo.read_bytes()
                        for number, photo in enumerate(photos)}
        self.sent = []

    def answers(self):
        return {path: self.response for path in self.content}

    def response(self, asked):
        path = asked.path.split("?")[0]
        etag = f'"{hash(self.content[path]):x}"'
        if asked.headers.get("If-None-Match") == etag:
            return reply(status=304, ETag=etag)
        self.sent.append(path)
        return reply(self.content[path], ETag=etag)


def run(imagelift, server, urls, *options):
    urls.write_text("".join(f"{server.url}/p/{number}.jpg?X-Amz-Signature=hunter2{len(server.asked)}\n"
                            for number in range(4)))
    done = imagelift(*key("out", urls), *QUICK, *options)
    return done.stderr


def test_a_second_run_fetches_only_what_has_changed(imagelift, photos, tmp_path):
    shop, urls = Shop(photos[:4]), tmp_path / "urls.txt"
    with odd_server(shop.answers()) as server:
        first = run(imagelift, server, urls)
        features = read_json(tmp_path / "out/features.json")
        assert "unchanged" not in first and sorted(shop.sent) == sorted(shop.content)

        shop.sent.clear()
        assert "4 of the store's are unchanged" in run(imagelift, server, urls)
        assert shop.sent == [] and read_json(tmp_path / "out/features.json") == features

        shop.content["/p/2.jpg"] = photos[5].read_bytes()
        assert "3 of the store's are unchanged" in run(imagelift, server, urls)
        assert shop.sent == ["/p/2.jpg"]
        assert read_json(tmp_path / "out/features.json") != features

        shop.sent.clear()
        assert "unchanged" not in run(imagelift, server, urls, "--refetch")
        assert sorted(shop.sent) == sorted(shop.content)


def test_another_task_needs_the_bytes_again_and_no_address_is_kept(imagelift, photos, tmp_path):
    shop, urls = Shop(photos[:4]), tmp_path / "urls.txt"
    with odd_server(shop.answers()) as server:
        run(imagelift, server, urls)
        shop.sent.clear()
        run(imagelift, server, urls, "--tasks", "aesthetic,labels")
        assert sorted(shop.sent) == sorted(shop.content)
    with sqlite3.connect(tmp_path / "out/imagelift.sqlite") as store:
        rows = store.execute("SELECT * FROM validator").fetchall()
    assert len(rows) == 4
    assert "hunter2" not in str(rows) and "127.0.0.1" not in str(rows)
