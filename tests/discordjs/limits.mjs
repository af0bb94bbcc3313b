// Does discord.js keep the sandbox's rate limits by the headers that it gets? Twelve messages at once: its own queue has to spread them.
// Environment: SANDBOX, TOKEN. Ends with 0 when all were sent and none was refused.
import assert from 'node:assert/strict';
import { REST, RESTEvents, Routes } from 'discord.js';

const { SANDBOX, TOKEN } = process.env;
const GENERAL = '1200000000200000002';
const rest = new REST({ version: '10', api: `${SANDBOX}/api` }).setToken(TOKEN);
let refused = 0;
rest.on(RESTEvents.Response, (_, response) => { if (response.status === 429) refused += 1; });
const began = Date.now();
const numbers = [...Array(12).keys()];
await Promise.all(numbers.map((number) => rest.post(Routes.channelMessages(GENERAL), { body: { content: `${number}` } })));
assert.equal(refused, 0);
assert.ok(Date.now() - began > 9_000, 'five in five seconds');
const { messages } = await (await fetch(`${SANDBOX}/sandbox/api/messages?as=1200000000300000001&channel=${GENERAL}`)).json();
assert.deepEqual(messages.map(({ message }) => message.content), numbers.map(String));
console.log('held: limits are kept by their headers');
