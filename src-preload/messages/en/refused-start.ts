const list = (names: readonly string[]) => new Intl.ListFormat('en').format(names);

/**
 * Words of a start that was refused. There is no window then; a box of the system shows them, and the log has them.
 */
export const refusedStartMessages = {
  title: 'Neo Setup Assistant did not start',
  text: {
    switch: (names: readonly string[]) =>
      `It was started with ${names.length === 0 ? 'a switch' : list(names.map((name) => `--${name}`))}, which ${names.length > 1 ? 'are not among' : 'is not one of'} the few switches it takes. Others can open it to other programs or switch its protection off. Nothing was opened, sent or changed. Start it from the menu, without switches; if a shortcut or a deployment tool adds them, ask whoever manages this computer to remove them.`,
    variable: (names: readonly string[]) =>
      `The environment sets ${names.length === 0 ? 'a variable' : list(names)}, which ${names.length > 1 ? 'switch a protection of the app off or write' : 'switches a protection of the app off or writes'} down what it does. Nothing was opened, sent or changed. Ask whoever manages this computer to remove the ${names.length > 1 ? 'variables' : 'variable'}, sign in again, and start the app.`,
    routes: () =>
      'The environment sets NEO_SETUP_ROUTES, which is for tests only and sends credentials elsewhere. Nothing was opened, sent or changed. Remove the variable and start the app again.',
  },
} as const;
