import { describe, expect, it } from 'vitest';
import { compile, file, flow, nodeOf, row } from './model.ts';

describe('where tokens begin', () => {
  it('is the none start event of each scope', async () => {
    const sub = `<subProcess id="flight"><startEvent id="s"/><task id="fly"/>${flow('s', 'fly')}</subProcess>`;
    expect((await compile(file(row(sub, 'flight')))).entries).toEqual({ kite: ['start'], flight: ['s'] });
  });

  it('is every element that nothing leads to, where there is no start event', async () => {
    const process = await compile(
      file(`<task id="a"/><userTask id="b"/><task id="c"/>${flow('a', 'c')}${flow('b', 'c')}
        <boundaryEvent id="late" attachedToRef="b"><errorEventDefinition/></boundaryEvent>
        <subProcess id="event" triggeredByEvent="true"><startEvent id="es"><errorEventDefinition/></startEvent></subProcess>`),
    );
    expect(process).toMatchObject({
      starts: [],
      entries: { kite: ['a', 'b'], event: ['es'] },
      handlers: { kite: ['es'] },
    });
  });

  it('is nowhere by itself where a message starts the process', async () => {
    const process = await compile(
      file(
        `<startEvent id="start"><messageEventDefinition messageRef="m"/></startEvent><task id="t"/>${flow('start', 't')}`,
        '<message id="m" name="申请"/>',
      ),
    );
    expect(process).toMatchObject({ starts: ['start'], entries: { kite: [] } });
  });

  it('is an instantiating receive task or event gateway', async () => {
    const receiving = `<receiveTask id="r" messageRef="m" instantiate="true"/><task id="t"/>${flow('r', 't')}`;
    const process = await compile(file(receiving, '<message id="m" name="申请"/>'));
    expect(process).toMatchObject({ starts: ['r'], entries: { kite: [] } });
    expect(nodeOf(process, 'r').detail).toEqual({ message: { name: '申请' }, instantiate: true });
    const gateway = `<eventBasedGateway id="g" instantiate="true" eventGatewayType="Parallel"/>
      <receiveTask id="a" messageRef="m"/><receiveTask id="b" messageRef="n"/>${flow('g', 'a')}${flow('g', 'b')}`;
    const both = await compile(file(gateway, '<message id="m" name="申请"/><message id="n" name="缴费"/>'));
    expect(both.starts).toEqual(['g']);
    expect(nodeOf(both, 'g').detail).toEqual({ instantiate: true, allEvents: true });
  });

  it('takes an instantiating element behind a start event for one that waits', async () => {
    const model = row('<receiveTask id="r" messageRef="m" instantiate="true"/>', 'r');
    const process = await compile(file(model, '<message id="m" name="申请"/>'));
    expect(process.starts).toEqual(['start']);
    expect(nodeOf(process, 'r').detail).toEqual({ message: { name: '申请' } });
  });
});

describe('sub-processes', () => {
  it('reads an event sub-process', async () => {
    const model = `${row('<task id="t"/>', 't')}<subProcess id="x" triggeredByEvent="true">
      <startEvent id="s" isInterrupting="false"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></startEvent>
      <task id="warn"/>${flow('s', 'warn')}</subProcess>`;
    const process = await compile(file(model));
    expect(nodeOf(process, 'x').detail).toEqual({ eventSubProcess: true });
    expect(nodeOf(process, 's')).toMatchObject({ event: 'timer', detail: { nonInterrupting: true } });
    expect(process.handlers).toEqual({ kite: ['s'] });
  });

  it('reads a transaction with its cancel events', async () => {
    const model = `${row(`<transaction id="x"><startEvent id="s"/><endEvent id="c"><cancelEventDefinition/></endEvent>${flow('s', 'c')}</transaction>`, 'x')}
      <boundaryEvent id="b" attachedToRef="x"><cancelEventDefinition/></boundaryEvent>`;
    const process = await compile(file(model));
    expect(nodeOf(process, 'x')).toMatchObject({
      type: 'transaction',
      boundary: ['b'],
      detail: { transaction: true, start: 's' },
    });
    expect(nodeOf(process, 'c').event).toBe('cancel');
    expect(nodeOf(process, 'b').event).toBe('cancel');
  });

  it('reads an ad-hoc sub-process', async () => {
    const model = row(
      `<adHocSubProcess id="x" ordering="Sequential" cancelRemainingInstances="false"><task id="a"/><task id="b"/>
        <completionCondition>已放飞 = true</completionCondition></adHocSubProcess>`,
      'x',
    );
    const process = await compile(file(model));
    expect(nodeOf(process, 'x').detail).toEqual({
      adHoc: { sequential: true, completion: '已放飞 = true', keepRemaining: true },
    });
    expect(process.entries).toMatchObject({ x: ['a', 'b'] });
  });
});
