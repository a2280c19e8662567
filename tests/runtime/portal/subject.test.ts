import { describe, expect, it } from 'vitest';
import { answersIn, applyHref, guideHref } from '../../../runtime/portal/apply/subject.ts';

describe('the way from a guide to its application', () => {
  const subject = { kind: 'item' as const, reference: 'national:unemp-reg' };

  it('carries the answers given there, and nothing else', () => {
    const answers = { situation: { byAgent: false, kind: '2' }, choose: ['national:card-apply'] };
    const href = applyHref(subject, answers);
    expect(href).toMatch(/^\/item\/national%3Aunemp-reg\/apply\?/);
    expect(answersIn(href.slice(href.indexOf('?')))).toEqual(answers);
    expect(guideHref({ ...subject, kind: 'bundle' })).toBe('/bundle/national%3Aunemp-reg');
  });

  it.each(['', '?answers=', '?answers=%7B', '?answers=1', '?answers=null', '?answers={"situation":[],"choose":{}}'])(
    'has none where the address holds something else: %s',
    (search) => expect(answersIn(search)).toEqual({ situation: {}, choose: [] }),
  );

  it('takes no chosen item that is no reference', () => {
    const search = `?answers=${encodeURIComponent('{"choose":["a",1,null]}')}`;
    expect(answersIn(search).choose).toEqual(['a']);
  });
});
