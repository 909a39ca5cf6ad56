/**
 * Why a perm rests or was given up: what leaders may count. None of them tells of anybody's health. By itself, because
 * the phone offers them, and has no use for the schemas of every record that the server checks.
 */
export const learningReasons = ['away', 'noTime', 'newJob', 'groupEnded', 'notForMe', 'other'] as const;
