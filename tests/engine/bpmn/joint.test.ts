import { describe, expect, it } from 'vitest';
import { joint, task } from '../case/models.ts';
import { compile, file, nodeOf, problemsOf, row } from './model.ts';

const SIGNERS = '["李䶮","王㛃"]';

const council = (loop: string, outcomes = 'approve deny'): string =>
  file(row(task('council', { name: '会签', post: 'reexamination', outcomes, loop }), 'council'));

describe('joint signature (wutong:jointSignature)', () => {
  it.each([
    ['all', undefined],
    ['any', undefined],
    ['ratio', 0.5],
    ['inTurn', undefined],
    ['weighted', 1],
  ])('reads %s %s', async (rule, ratio) => {
    const process = await compile(council(joint(rule, SIGNERS, ratio)));
    expect(nodeOf(process, 'council').settings.joint).toEqual(ratio === undefined ? { rule } : { rule, ratio });
  });

  it.each([
    ['a rule that is none', joint('most', SIGNERS), 'bpmn.badValue@council'],
    ['a share without a share', joint('ratio', SIGNERS), 'bpmn.joint@council'],
    ['a share above all', joint('weighted', SIGNERS, 1.5), 'bpmn.joint@council'],
    ['a share of nothing', joint('ratio', SIGNERS, 0), 'bpmn.joint@council'],
    ['a share where everybody signs', joint('all', SIGNERS, 0.5), 'bpmn.joint@council'],
    ['in turn, all at once', joint('inTurn', SIGNERS).replace('"true"', '"false"'), 'bpmn.joint@council'],
    ['all, one after the other', joint('all', SIGNERS).replace('"false"', '"true"'), 'bpmn.joint@council'],
    [
      'a completion condition beside it',
      joint('all', SIGNERS).replace(
        '/>',
        '><completionCondition>true</completionCondition></multiInstanceLoopCharacteristics>',
      ),
      'bpmn.joint@council',
    ],
  ])('refuses %s', async (_, loop, problem) => {
    expect(await problemsOf(council(loop))).toEqual([problem]);
  });

  it('refuses an outcome that is neither for nor against, and anything that is not a user task', async () => {
    const supplement = council(joint('all', SIGNERS)).replace(
      'id="deny" name="不同意" kind="deny"',
      'id="more" name="补正" kind="supplement"',
    );
    expect(await problemsOf(supplement)).toEqual(['bpmn.joint@council']);
    const service = `<serviceTask id="council" wutong:topic="notify">${joint('all', SIGNERS)}</serviceTask>`;
    expect(await problemsOf(file(row(service, 'council')))).toEqual(['bpmn.joint@council']);
  });
});
