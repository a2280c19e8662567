import { describe, expect, it } from 'vitest';
import { flow, row } from '../bpmn/model.ts';
import { done, launch, model, move, places, planOf, reasons, work } from './kite.ts';

const user = (id: string, inside = '') => `<userTask id="${id}">${inside}</userTask>`;
const MESSAGES = '<message id="wind" name="windReport"/><message id="rain" name="rainReport"/>';
const message = (ref: string) => `<messageEventDefinition messageRef="${ref}"/>`;
const inner = (elements: string, ...ids: string[]) =>
  row(elements, ...ids)
    .replaceAll('"start', '"in')
    .replaceAll('"end', '"out')
    .replaceAll('_end"', '_out"');

describe('shapes of activities', () => {
  it('an ad-hoc sub-process keeps its order of work', async () => {
    const adHoc = (ordering: string) =>
      model(
        row(`<adHocSubProcess id="field" ordering="${ordering}">${user('a')}${user('b')}</adHocSubProcess>`, 'field'),
      );
    const before = launch(await adHoc('Sequential'));
    expect(places(before)).toEqual(['a', 'field']);
    expect(reasons(before, await adHoc('Parallel'))).toEqual(['migrate.adHoc@field']);
    const after = move(before, planOf(before.process, await adHoc('Sequential')));
    expect(done(done(after, 'a'), 'b').state.ended).toBe('completed');
  });

  it('a multi-instance sub-process goes on in all its runs', async () => {
    const many = (...ids: string[]) =>
      model(
        row(
          `<subProcess id="field"><multiInstanceLoopCharacteristics isSequential="false"><loopCardinality>2</loopCardinality></multiInstanceLoopCharacteristics>${inner(ids.map((id) => user(id)).join(''), ...ids)}</subProcess>`,
          'field',
        ),
      );
    const before = launch(await many('fly'));
    expect(places(before)).toEqual(['field', 'field', 'field', 'fly', 'fly']);
    const after = move(before, planOf(before.process, await many('fly', 'land')));
    const landing = done(done(after, 'fly'), 'fly');
    expect(places(landing)).toEqual(['field', 'field', 'field', 'land', 'land']);
    expect(done(done(landing, 'land'), 'land').state.ended).toBe('completed');
    const once = await model(row(`<subProcess id="field">${inner(user('fly'), 'fly')}</subProcess>`, 'field'));
    expect(reasons(before, once)).toContain('migrate.loop@field');
  });

  it('a transaction stays one', async () => {
    const before = launch(
      await model(row(`<transaction id="field">${inner(user('fly'), 'fly')}</transaction>`, 'field')),
    );
    const plain = await model(row(`<subProcess id="field">${inner(user('fly'), 'fly')}</subProcess>`, 'field'));
    expect(reasons(before, plain)).toEqual(['migrate.kind@field', 'migrate.scopeGone@fly']);
  });
});

describe('events that have happened in part', () => {
  const both = (...definitions: string[]) =>
    model(
      row(
        `<intermediateCatchEvent id="both" parallelMultiple="true">${definitions.join('')}</intermediateCatchEvent>`,
        'both',
      ),
      MESSAGES,
    );

  it('wait for the rest, and for nothing else', async () => {
    const begun = work(launch(await both(message('wind'), message('rain'))), {
      type: 'message.deliver',
      name: 'windReport',
    });
    const after = move(begun, planOf(begun.process, await both(message('wind'), message('rain'))));
    expect(after.state.tokens).toEqual(begun.state.tokens);
    expect(work(after, { type: 'message.deliver', name: 'rainReport' }).state.ended).toBe('completed');
    expect(reasons(begun, await both(message('rain'), message('wind')))).toEqual(['migrate.triggers@both']);
  });

  it('follow an event sub-process to its new id', async () => {
    const halt = (id: string) =>
      model(
        row(
          `${user('fly')}<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}S" isInterrupting="true" parallelMultiple="true">${message('wind')}${message('rain')}</startEvent>${user(`${id}T`)}${flow(`${id}S`, `${id}T`)}</subProcess>`,
          'fly',
        ),
        MESSAGES,
      );
    const begun = work(launch(await halt('halt')), { type: 'message.deliver', name: 'windReport' });
    expect(begun.state.met).toEqual(['haltS#0']);
    const plan = planOf(begun.process, await halt('stop'), { halt: 'stop', haltS: 'stopS', haltT: 'stopT' });
    const after = move(begun, plan);
    expect(after.state.met).toEqual(['stopS#0']);
    expect(places(work(after, { type: 'message.deliver', name: 'rainReport' }))).toEqual(['stop', 'stopT']);
  });

  it('a condition that holds does not happen again', async () => {
    const watch = (id: string) =>
      model(
        row(
          `${user('fly')}<boundaryEvent id="${id}" attachedToRef="fly" cancelActivity="false"><conditionalEventDefinition><condition>form.wind = true</condition></conditionalEventDefinition></boundaryEvent>${user('watch')}${flow(id, 'watch')}`,
          'fly',
        ),
      );
    const before = launch(await watch('gust'), { form: { wind: true } });
    expect(places(before)).toEqual(['fly', 'watch']);
    const after = move(before, planOf(before.process, await watch('blow'), { gust: 'blow' }));
    expect(places(done(after, 'watch'))).toEqual(['fly']);
  });
});

describe('joins', () => {
  const fork = (kind: string, ids: string[], more = '') =>
    model(
      `<startEvent id="start"/>${flow('start', 'fork')}<parallelGateway id="fork"/><${kind} id="join"${more}/>${ids.map((id) => user(id) + flow('fork', id) + flow(id, 'join')).join('')}${user('next')}${flow('join', 'next')}<endEvent id="end"/>${flow('next', 'end')}`,
    );

  it('that are complete in the new process are not left waiting', async () => {
    const three = await fork('parallelGateway', ['a', 'b', 'c']);
    const before = done(done(launch(three), 'a'), 'b');
    const plan = await fork('parallelGateway', ['a', 'b']);
    expect(reasons(before, plan)).toEqual(['migrate.noTarget@c']);
    const mapped = await model(
      `<startEvent id="start"/>${flow('start', 'fork')}<parallelGateway id="fork"/><parallelGateway id="join"/>${['a', 'b'].map((id) => user(id) + flow('fork', id) + flow(id, 'join')).join('')}${user('c')}${flow('join', 'c')}<endEvent id="end"/>${flow('c', 'end')}`,
    );
    expect(reasons(before, mapped)).toEqual(['migrate.joinFull@join']);
  });

  it('of the inclusive kind wait for what can still come', async () => {
    const before = done(launch(await fork('inclusiveGateway', ['a', 'b'])), 'a');
    const after = move(before, planOf(before.process, await fork('inclusiveGateway', ['a', 'b', 'c'])));
    expect(places(done(after, 'b'))).toEqual(['next']);
  });

  it('of the complex kind remember what they have let through', async () => {
    const complex = (ids: string[]) =>
      fork('complexGateway', ids).then((process) => {
        const join = process.nodes.join;
        if (join) join.detail.activation = 'activationCount >= 1';
        return process;
      });
    const before = done(launch(await complex(['a', 'b'])), 'a');
    expect(places(before)).toEqual(['b', 'join', 'next']);
    const after = move(before, planOf(before.process, await complex(['a', 'b'])));
    expect(after.state.tokens).toEqual(before.state.tokens);
    expect(done(done(after, 'b'), 'next').state.ended).toBe('completed');
  });
});
