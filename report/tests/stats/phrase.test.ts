import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phrase } from '../../src/stats/phrase';
import { kindNamed, kinds } from '../kinds';

const phraseOf = (kind: string, name: string, threshold = 1) =>
  phrase({ phrase: kindNamed(kind).phrase, name, measure: kindNamed(kind).measure }, threshold);

test('a phrase goes by the pattern of its kind', () => {
  assert.equal(phraseOf('object', 'umbrella'), 'an umbrella');
  assert.equal(phraseOf('object', 'skis'), 'skis');
  assert.equal(phraseOf('label', 'studio_couch'), 'the label studio couch');
  assert.equal(phraseOf('count', 'faces'), '1 or more faces');
  assert.equal(phraseOf('count', 'dogs', 2.5), '2.5 or more dogs');
  assert.equal(phraseOf('face', 'face', 0.9), 'a face');
  assert.equal(phraseOf('aesthetic', 'aesthetic'), 'aesthetic score');
});

test('a name that looks like a part of a pattern stays as it is', () => {
  assert.equal(phraseOf('count', '{least} {name}'), '1 or more {least} {name}');
});

test('every kind names its feature', () => {
  for (const { name } of kinds) assert.match(phraseOf(name, 'zest'), /zest/);
});
