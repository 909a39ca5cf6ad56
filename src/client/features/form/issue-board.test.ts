import { describe, expect, it } from 'vitest';
import type { Questionnaire } from '#domain/fhir/types.ts';
import { openForm } from '#domain/forms/open-form.ts';
import { createIssueBoard } from './issue-board.ts';

const questionnaire: Questionnaire = {
  resourceType: 'Questionnaire',
  url: 'urn:f',
  version: '1',
  status: 'active',
  item: [
    { linkId: 'name', text: 'Navn', type: 'string', required: true },
    { linkId: 'weight', text: 'Vekt', type: 'decimal', required: true },
  ],
};

function setUp() {
  const session = openForm(questionnaire, { today: '2026-11-21' });
  return { session, board: createIssueBoard(session) };
}

describe('createIssueBoard', () => {
  it('says nothing before somebody tries to sign', () => {
    const { board } = setUp();
    expect(board.all()).toEqual([]);
    expect(board.issuesAt('name')).toEqual([]);
    board.close();
  });

  it('tells the items that have something missing, and only them', () => {
    const { session, board } = setUp();
    session.setAnswer('name', [{ valueString: 'Astrid' }]);
    const told: string[] = [];
    board.subscribe('name', () => told.push('name'));
    board.subscribe('weight', () => told.push('weight'));
    board.review();
    expect(told).toEqual(['weight']);
    expect(board.issuesAt('weight').map(({ reason }) => reason)).toEqual(['required']);
    board.close();
  });

  it('lets text that is no number stand in the way instead of an empty answer', () => {
    const { board } = setUp();
    board.noteUnreadable('weight', { path: 'weight', reason: 'notANumber', severity: 'error' });
    expect(board.issuesAt('weight').map(({ reason }) => reason)).toEqual(['notANumber']);
    expect(board.review().map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'name required',
      'weight notANumber',
    ]);
    board.noteUnreadable('weight', null);
    expect(board.review().map(({ path, reason }) => `${path} ${reason}`)).toEqual([
      'name required',
      'weight required',
    ]);
    board.close();
  });
});
