import { describe, expect, test } from 'vitest';
import { isPalauteError, PalauteError, readProblem } from './error.ts';

const problem = {
  type: 'urn:palaute:problem:missing-field',
  title: 'Pakollinen kenttä puuttuu.',
  status: 422,
  code: 'missing-field',
  pointer: '/unit',
  errors: [],
} as const;

describe('the error', () => {
  test('says its code, and the problem with its place', () => {
    expect(new PalauteError('network').message).toBe('network');
    expect(new PalauteError('refused', { status: 422, problem }).message).toBe(
      'refused: missing-field /unit',
    );
    const whole = { ...problem, code: 'malformed-json', pointer: '' } as const;
    expect(new PalauteError('refused', { problem: whole }).message).toBe('refused: malformed-json');
  });

  test('keeps what it was given', () => {
    const cause = new Error('socket');
    expect(new PalauteError('network', { cause })).toMatchObject({
      name: 'PalauteError',
      code: 'network',
      cause,
    });
    expect(new PalauteError('refused', { status: 422, problem })).toMatchObject({ status: 422, problem });
    expect(new PalauteError('timeout').status).toBeUndefined();
  });

  test('is known by its name, also when another copy of the package made it', () => {
    class PalauteErrorOfAnotherCopy extends Error {
      override readonly name = 'PalauteError';
    }
    expect(isPalauteError(new PalauteError('timeout'))).toBe(true);
    expect(isPalauteError(new PalauteErrorOfAnotherCopy())).toBe(true);
  });

  test.each([[new Error('other')], [{ name: 'PalauteError' }], ['PalauteError'], [undefined], [null]])(
    'is not %s',
    (other) => expect(isPalauteError(other)).toBe(false),
  );
});

describe('a body is read as a problem', () => {
  test('as it is, when it is whole', () => {
    expect(readProblem({ ...problem, instance: '/v1/x' }, 422)).toEqual({ ...problem, instance: '/v1/x' });
  });

  test('with what is missing filled in, when it has no more than its code', () => {
    expect(readProblem({ code: 'unknown-unit' }, 422)).toEqual({
      type: 'about:blank',
      title: '',
      status: 422,
      code: 'unknown-unit',
      pointer: '',
      errors: [],
    });
  });

  test.each([[undefined], [null], ['<h1>Forbidden</h1>'], [{}], [{ code: 7 }], [[]], [{ message: 'no' }]])(
    'only when it names a code: %j does not',
    (body) => expect(readProblem(body, 403)).toBeUndefined(),
  );
});
