"""Texts between quotes and the arguments of calls, in C++ and TypeScript; near enough for checks."""
import re

CPP_COMMENT = re.compile(r"//[^\n]*|^#include[^\n]*", re.MULTILINE)
TS_COMMENT = re.compile(r"/\*.*?\*/|(?:^|(?<=\s))//[^\n]*|^import [^;]*;", re.DOTALL | re.MULTILINE)
CPP_TEXT = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
TS_TEXT = re.compile(r"'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`", re.DOTALL)
CLOSING = {"(": ")", "[": "]", "{": "}"}


def code_of(path, source):
    """Without comments and without what is included or imported; C++ literals in a row are joined."""
    if path.endswith(".ts"):
        return TS_COMMENT.sub("", source)
    return re.sub(r'(?<!\\)"\s*\n\s*"', "", CPP_COMMENT.sub("", source))


def texts(path, code):
    if path.endswith(".ts"):
        return [single or template for single, template in TS_TEXT.findall(code)]
    return CPP_TEXT.findall(code)


def end_of_text(code, at):
    """`at`: the opening quote. Returns the place behind the closing one."""
    quote, i = code[at], at + 1
    while i < len(code) and code[i] != quote:
        if code[i] == "\\":
            i += 1
        elif quote == "`" and code.startswith("${", i):
            i = split(code, i + 1)[1] - 1
        i += 1
    return i + 1


def split(code, at):
    """`at`: an opening bracket. Returns what stands between its commas, and the place behind it."""
    parts, begin, depth, i = [], at + 1, 0, at + 1
    while i < len(code):
        c = code[i]
        if c in "'\"`":
            i = end_of_text(code, i)
            continue
        if c in CLOSING:
            depth += 1
        elif c in CLOSING.values() and depth > 0:
            depth -= 1
        elif (c == "," and depth == 0) or c in CLOSING.values():
            parts.append(code[begin:i].strip())
            begin = i + 1
            if c != ",":
                return [part for part in parts if part], i + 1
        i += 1
    return parts, i


def calls(code, name):
    """The arguments of each call of a function."""
    return [split(code, match.end() - 1)[0] for match in re.finditer(rf"\b{name}\(", code)]
