import { describe, expect, it } from '@jest/globals';
import { bindingPhrases, differInForce, forceWords } from '../../../lib/redline/classify/force.ts';

describe('how binding a text is', () => {
  for (const [before, after] of [
    ['may also', 'must'],
    ['shall', 'should'],
    ['shall', 'shall not'],
    ['can', 'cannot'],
    ['can', 'can’t'],
    ['peut', 'doit'],
    ['doit', 'devrait'],
    ['peut', 'ne peut pas'],
    ['kann', 'muss'],
    ['puede', 'debe'],
    ['allowed', 'prohibited'],
    ['erlaubt', 'untersagt'],
  ] as const)
    it(`differs in “${before}” and “${after}”`, () => {
      expect(differInForce(before, after)).toBe(true);
    });

  for (const [before, after] of [
    ['La commune peut', 'Les communes peuvent'],
    ['can’t', 'cannot'],
    ['They must', 'You MUST'],
    ['in May', 'in June'],
    ['are happy to', 'can'],
    ['kann er', 'können sie'],
    ['prohibited', 'forbidden'],
    ['verboten', 'untersagt'],
    ['interdit', 'interdites'],
  ] as const)
    it(`is the same in “${before}” and “${after}”`, () => {
      expect(differInForce(before, after)).toBe(false);
    });

  it('is told by words as they stand in the text', () => {
    expect(forceWords('You MUST pay, but they may not in May.')).toEqual(['MUST', 'may', 'not']);
  });
});

describe('duties and permissions in a text', () => {
  for (const [text, ...written] of [
    ['L’administration doit payer.', 'doit'],
    ['L’administration ne doit pas payer.', 'ne doit pas'],
    ['L’administration ne doit percevoir aucune redevance.', 'ne doit … aucune'],
    ['L’administration ne doit rien payer.', 'ne doit rien'],
    ['Nul ne peut refuser.', 'Nul ne peut'],
    ['Aucune taxe ne peut être perçue.', 'Aucune … ne peut'],
    ['Elle ne peut déroger que par décret.', 'ne peut … que'],
    ['Elle doit veiller à ce que personne ne paie.', 'doit'],
    ['Elle doit s’assurer qu’aucun agent ne refuse.', 'doit'],
    ['Elle doit payer, et ne peut pas refuser.', 'doit', 'ne peut pas'],
    ['Die Behörde darf dafür kein Entgelt verlangen.', 'darf … kein'],
    ['Die Behörde darf das nicht verlangen.', 'darf … nicht'],
    ['Die Frist darf insgesamt nicht länger als 5 Tage dauern.', 'darf … nicht'],
    ['Auf keinen Fall darf sie zahlen.', 'keinen … darf'],
    ['Niemand darf zahlen.', 'Niemand darf'],
    ['Die Behörde muss sicherstellen, dass keine Daten verloren gehen.', 'muss'],
    ['Sie darf Kosten verlangen und keine Frist setzen.', 'darf'],
    ['Sie muss nicht nur zahlen, sondern auch melden.', 'muss'],
    ['Sie muss Personen mit keinem Einkommen helfen.', 'muss'],
    ['No company shall be named here.', 'No … shall'],
    ['Nobody may enter.', 'Nobody may'],
    ['In no case may the fee rise.', 'no … may'],
    ['The office may charge no fee.', 'may … no'],
    ['It may under no circumstances charge.', 'may … no'],
    ['The office must never charge. It will not.', 'must never', 'will not'],
    ['It must ensure no data is lost.', 'must'],
    ['The office must reply no later than 5 May.', 'must'],
    ['No later than in June the office must reply.', 'must'],
    ['The office must provide copies at no cost.', 'must'],
    ['A person with no income may apply.', 'may'],
    ['It shall not only pay.', 'shall'],
    ['It can be done, and nobody will pay.'],
    ['El ministerio no debe cobrar.', 'no debe'],
    ['No podrá cobrar ninguna tasa.', 'No podrá … ninguna'],
    ['Nadie puede entrar.', 'Nadie puede'],
    ['Fires are prohibited, and dogs are FORBIDDEN.', 'prohibited', 'FORBIDDEN'],
    ['Smoking is not permitted here.', 'not permitted'],
    ['Fires are no longer prohibited.', 'no longer prohibited'],
    ['All must pay; to smoke is forbidden.', 'must', 'forbidden'],
    ['See the list of Prohibited Items.'],
    ['Il est interdit de fumer.', 'interdit'],
    ['Les feux ne sont pas interdits.', 'pas interdits'],
    ['Interdiction de fumer.'],
    ['Das Betreten ist verboten.', 'verboten'],
    ['Rauchen ist nicht gestattet.', 'nicht gestattet'],
    ['Rauchen ist nicht mehr untersagt.', 'nicht mehr untersagt'],
    ['Está prohibido fumar.', 'prohibido'],
    ['No está prohibido fumar.', 'No está prohibido'],
    ['No se permite fumar.', 'No se permite'],
    ['ここで喫煙することを禁止する。', '禁止'],
    ['喫煙は禁止されていない。', '禁止されていない'],
    ['ここで喫煙してはならない。', 'てはならない'],
  ] as const)
    it(`are ${written.join(' and ') || 'none'} in “${text}”`, () => {
      expect(bindingPhrases(text).map((one) => one.written)).toEqual(written);
    });
});
