"""Index pages as servers write them, from what they really answer or as they are documented."""
import gzip

import pytest
from conftest import list_and_fetch, nginx, sha256, write_tree
from odd_server import odd_server, reply

PICTURES = {name: f"\xff\xd8\xff {name}".encode("latin-1") for name in ("a.jpg", "b c.jpg", "s/d.jpg")}


def page(html, **headers):
    headers.setdefault("Content_Type", "text/html")
    return reply(html.encode(), **headers)


def files(root, **more):
    """The images below a path."""
    answers = {f"{root}{name.replace(' ', '%20')}": reply(content)
               for name, content in PICTURES.items()}
    return answers | more


def listed(answers, path, **kinds):
    with odd_server(answers) as server:
        place = {key: (lambda asked, text=value: page(text.replace("{url}", server.url)))
                 for key, value in kinds.get("pages", {}).items()}
        server.answers.update(place)
        return list_and_fetch(server.url + path, "allow-private"), server


EXPECTED = {name: sha256(content) for name, content in PICTURES.items()}

JENKINS_FILE = ('<tr><td class="fileIcon"><a href="{0}/*view*/"><svg></svg></a></td><td><a href="{0}">{0}'
                '</a></td><td class="fileSize"><a href="{0}/*fingerprint*/">5 B</a></td><td>'
                '<a href="{0}/*view*/">view</a></td></tr>')
JENKINS = ('<html><head><base href="{url}/"></head><body><ol><li><a href="/">Dashboard</a></li>'
           '<li><a href="/job/j/">j</a></li></ol><a href="/job/j/1/console">Console</a>'
           '<table class="fileList">%s<tr><td><a href="s/">s</a></td><td></td></tr></table>'
           '<a href="*zip*/artifact.zip">(all files in zip)</a></body></html>')


def test_artifact_pages_of_jenkins():
    root = "/job/j/1/artifact/"
    base = '<base href="{url}' + root + '">'
    first = JENKINS.replace('<base href="{url}/">', base) % (
        JENKINS_FILE.format("a.jpg") + JENKINS_FILE.format("b%20c.jpg"))
    second = f'<html>{JENKINS_FILE.format("d.jpg")}<a href="*zip*/s.zip">zip</a>'
    outcome, server = listed(files(root), root, pages={root: first, root + "s/": second})
    assert outcome.pictures == EXPECTED and outcome.failures == {}
    assert not [path for path in server.paths() if "*" in path]
    assert "not taken: 1 link above the folder" in outcome.stderr


def test_browse_pages_of_nexus():
    shown, kept = "/nexus/service/rest/repository/browse/raw/p/", "/nexus/repository/raw/p/"
    first = ('<html><h1>Index of /p</h1><table><tr><td><a href="../">Parent Directory</a></td></tr>'
             '<tr><td><a href="s/">s</a></td></tr>'
             f'<tr><td><a href="{{url}}{kept}a.jpg">a.jpg</a></td></tr>'
             f'<tr><td><a href="{{url}}{kept}b%20c.jpg">b c.jpg</a></td></tr></table></html>')
    second = f'<html><a href="{{url}}{kept}s/d.jpg">d.jpg</a></html>'
    outcome, _ = listed(files(kept), shown, pages={shown: first, shown + "s/": second})
    assert outcome.pictures == EXPECTED and outcome.failures == {}


SERVERS = {
    "Artifactory": '<html><head><title>Index of repo/p</title></head><body><h1>Index of repo/p</h1>'
                   '<pre>Name Last modified Size</pre><hr/><pre><a href="../">../</a>\n'
                   '<a href="s/">s/</a>  01-Nov-2026 -\n<a href="a.jpg">a.jpg</a> 01-Nov-2026 5 bytes\n'
                   '<a href="b%20c.jpg">b c.jpg</a></pre><address>Artifactory/7 at {url}</address>',
    "IIS": '<html><head><title>h - /p/</title></head><body><H1>h - /p/</H1><hr>\n<pre>'
           '<A HREF="/">[To Parent Directory]</A><br><br>11/1/2026 &lt;dir&gt; <A HREF="/p/s/">s</A><br>'
           '11/1/2026 5 <A HREF="/p/a.jpg">a.jpg</A><br><A HREF="/p/b%20c.jpg">b c.jpg</A></pre>',
    "Apache": '<html><table><tr><th><a href="?C=N;O=D">Name</a></th></tr><tr><td><a href="/">Parent '
              'Directory</a></td></tr><tr><td><a href="s/">s/</a></td></tr><tr><td><a href="a.jpg">a</a>'
              '</td></tr><tr><td><a href="b%20c.jpg">b</a></td></tr></table>',
    "lighttpd": '<html><tbody><tr class="d"><td class="n"><a href="../">..</a>/</td></tr>'
                '<tr class="d"><td class="n"><a href="s/">s</a>/</td></tr><tr><td class="n">'
                '<a href="a.jpg">a.jpg</a></td></tr><tr><td><a href="b%20c.jpg">b c.jpg</a></td></tr>',
    "Caddy": '<html><main><a href="..">Up</a><a href="./s/"><span>s</span></a><a href="./a.jpg">a</a>'
             '<a href="./b%20c.jpg">b</a><a href="./?sort=name&amp;order=desc">Name</a></main>',
    "blanks, capitals and references": '<!doctype html><A CLASS=x HREF=" a.jpg "><a href="b&#32;c.jpg\n">'
                                       '<a href="&#x73;&sol;">',
    "no address is escaped": '<a href="a.jpg"><a href="b c.jpg"><a href="s/">',
}


@pytest.mark.parametrize("name", SERVERS)
def test_pages_of_other_servers(name):
    pages = {"/p/": SERVERS[name], "/p/s/": '<html><a href="../">up</a><a href="d.jpg">d.jpg</a>'}
    outcome, _ = listed(files("/p/"), "/p/", pages=pages)
    assert outcome.pictures == EXPECTED and outcome.failures == {}, outcome.text
    assert "above" not in outcome.stderr


@pytest.mark.parametrize("content_type", ["Text/HTML; Charset=UTF-8", "application/xhtml+xml", None])
def test_types_are_written_in_any_way_or_missing(content_type):
    html = b'<html><a href="a.jpg">a</a>'
    headers = {"Content_Type": content_type} if content_type else {}
    for path in ("/p/", "/p"):
        answers = files("/p/") | {path: reply(html.replace(b'"a', b'"/p/a'), **headers)}
        with odd_server(answers) as server:
            outcome = list_and_fetch(server.url + path, "allow-private")
        assert list(outcome.pictures.values()) == [EXPECTED["a.jpg"]], outcome.text


def test_a_compressed_page_with_a_base():
    html = b'<html><base href="files/"><a href="a.jpg">a</a>'
    answers = files("/p/files/") | {"/p/": reply(gzip.compress(html), Content_Type="text/html",
                                                 Content_Encoding="gzip")}
    with odd_server(answers) as server:
        outcome = list_and_fetch(server.url + "/p/", "allow-private")
    assert outcome.pictures == {"files/a.jpg": EXPECTED["a.jpg"]}


def test_links_to_other_hosts_and_above_are_counted_and_told():
    html = ('<html><a href="a.jpg">a</a><a href="//cdn.test/x.jpg"><a href="https://cdn.test/y.jpg">'
            '<a href="/q/z.jpg"><a href="/q/z.jpg"><a href="mailto:a@b"><a href="#top"><a href="/">')
    outcome, _ = listed(files("/p/"), "/p/", pages={"/p/": html})
    assert list(outcome.pictures) == ["a.jpg"]
    assert "not taken: 2 links to other hosts\n" in outcome.stderr
    assert "not taken: 1 link above the folder\n" in outcome.stderr


def test_a_public_bucket_is_read_to_its_end():
    def bucket(asked):
        more = "marker" not in asked.path
        keys = ["p/", "p/a.jpg"] if more else ["p/b c.jpg", "p/s/d.jpg", "p/no.txt"]
        contents = "".join(f"<Contents><Key>{key}</Key></Contents>" for key in keys)
        return reply(f'<?xml version="1.0"?><ListBucketResult><IsTruncated>{str(more).lower()}'
                     f"</IsTruncated>{contents}</ListBucketResult>".encode(),
                     Content_Type="application/xml")

    with odd_server(files("/p/") | {"/": bucket}) as server:
        outcome = list_and_fetch(server.url + "/", "allow-private")
    assert outcome.pictures == {f"p/{name}": digest for name, digest in EXPECTED.items()}
    assert "not taken: 1 file with another ending: .txt 1" in outcome.stderr


@pytest.mark.parametrize("listing", ["json", "xml", "html"])
def test_listings_of_nginx(tmp_path, listing):
    folder = tmp_path / "p"
    expected = write_tree(folder, PICTURES | {"café & <ü>.jpg": b"\xff\xd8\xff x"})
    lines = (f"listen 127.0.0.1:{{port}}; root '{tmp_path}'; autoindex on; "
             f"autoindex_format {listing};")
    with nginx(tmp_path, lines) as port:
        outcome = list_and_fetch(f"http://127.0.0.1:{port}/p/", "allow-private")
    assert outcome.pictures == expected and outcome.failures == {}, outcome.text


def test_folders_whose_links_lack_the_slash_and_files_without_ending(tmp_path):
    folder = tmp_path / "p"
    expected = write_tree(folder, PICTURES | {"picture": b"\xff\xd8\xff\xe0" + b"x" * 5000})
    write_tree(folder, {"README": b"text " * 90_000, "index.html":
                        b'<html><a href="a.jpg"><a href="b c.jpg"><a href="s"><a href="README">'
                        b'<a href="picture"><a href="gone">'})
    lines = f"listen 127.0.0.1:{{port}}; root '{tmp_path}'; autoindex on;"
    with nginx(tmp_path, lines) as port:
        outcome = list_and_fetch(f"http://127.0.0.1:{port}/p", "allow-private")
    assert outcome.pictures == expected and outcome.failures == {}, outcome.text
    assert "without an ending" in outcome.stderr


def test_a_root_that_redirects_to_a_sign_in_is_told():
    answers = {"/p/": reply(status=302, Location="/login?from=hunter2"),
               "/login": page("<html><a href='/help'>Help</a>")}
    with odd_server(answers) as server:
        outcome = list_and_fetch(server.url + "/p/", "allow-private")
    assert "redirect to" in outcome.stderr and "/login" in outcome.stderr
    assert "hunter2" not in outcome.stderr
