// Answers which texts a pattern matches: JSON in, JSON out.
// In: [[pattern, [text]]]. Out: [null | { unicode: bool, matches: [bool | null] }].
'use strict';
const vm = require('node:vm');

function compile(pattern) {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Not valid with these flags.
    }
  }
  return null;
}

const context = vm.createContext({ regExp: null, text: '' });
const question = new vm.Script('regExp.test(text)');

function answer(regExp, text) {
  context.regExp = regExp;
  context.text = text;
  try {
    return question.runInContext(context, { timeout: 200 });
  } catch {
    // Catastrophic backtracking: the engine does not know either.
    return null;
  }
}

// Characters that this version of Unicode does not have may have properties in the next one.
function isNew(pattern, text) {
  return /\\p/i.test(pattern) && /\p{Cn}/u.test(text);
}

const cases = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const answers = cases.map(([pattern, texts]) => {
  const regExp = compile(pattern);
  return regExp && {
    unicode: regExp.unicode,
    matches: texts.map((text) => (isNew(pattern, text) ? null : answer(regExp, text))),
  };
});
process.stdout.write(JSON.stringify(answers));
