import type { OutboundMessage } from '../core/types.mts';
import type { World } from '../core/world.mts';
import { isBsuid } from './destination.mts';
import { fetchLoopbackMedia } from './fetchMedia.mts';
import { chooseOutcome, describeLogCode, type Outcome } from './outcomes.mts';

const SEVEN_DAYS_MS = 7 * 24 * 3_600_000;
const WINDOW_MS = 24 * 3_600_000;
// The control API stops a message at any of these points and lets it go on.
type Step = 'attempt' | 'deliver' | 'read';

function isOver(message: OutboundMessage): boolean {
	return message.status === 'FAILED' || message.status === 'CANCELED' || message.status === 'READ';
}

/** Ends a message as FAILED with a log code, unless it is over already. */
export function failMessage(world: World, message: OutboundMessage, code: string): void {
	if (isOver(message)) return;
	message.status = 'FAILED';
	message.failedAt = world.clock.iso();
	message.errorCode = code;
	// Only `errorMessage` is public (docs/api-reference.md 4); that it begins with the code is an assumption.
	message.errorMessage = `${code}: ${describeLogCode(code)}`;
	world.events.status(message, 'failed');
	world.changes.notify();
}

/** The failure that the sandbox's own state brings about, before any chosen outcome. */
function failureOfState(world: World, message: OutboundMessage): string | null {
	const number = world.numberOf(message);
	if (!number.isFullyConnected) return 'DELIVERY_TIMEOUT';
	if (number.provider !== 'META')
		return isBsuid(message.destination.id) ? 'INVALID_DESTINATION' : null;
	const bound = world.settings.enforce24hWindow && message.freeForm;
	if (!bound || message.destination.kind !== 'number') return null;
	const last = world.lastInbound.get(`${number.id} ${message.destination.id}`);
	if (last === undefined) return 'META_NO_CONVERSATION';
	return world.clock.now() - last > WINDOW_MS ? 'META_OUTSIDE_24H_WINDOW' : null;
}

function after(world: World, message: OutboundMessage, step: Step): void {
	world.clock.schedule(world.clock.now() + world.settings.deliveryDelayMs, () =>
		run(world, message, step),
	);
}

function run(world: World, message: OutboundMessage, step: Step): void {
	if (isOver(message)) return;
	if (world.settings.holdStatus) {
		world.heldSteps.push(() => run(world, message, step));
		return;
	}
	const outcome = chooseOutcome(world, message.destination.id);
	if (step === 'attempt') attempt(world, message, outcome);
	else if (step === 'deliver') deliver(world, message, outcome);
	else read(world, message);
}

function attempt(world: World, message: OutboundMessage, outcome: Outcome): void {
	if (outcome.kind === 'status' && outcome.last === 'QUEUED') return;
	const code = outcome.kind === 'failure' ? outcome.code : null;
	// This outcome means that nobody ever tries; the age limit set at the start ends it.
	if (code === 'NEVER_ATTEMPTED_MAX_AGE_EXCEEDED') return;
	message.attempts += 1;
	const failure = failureOfState(world, message) ?? code;
	if (failure === 'EXPIRED_AFTER_ATTEMPTS' && message.deliverUntil !== null) return;
	if (failure !== null && failure !== 'DELIVERED_NOT_CONFIRMED') {
		failMessage(world, message, failure);
		return;
	}
	const { generation } = world;
	const pending = fetchLoopbackMedia(world, message);
	if (!pending) {
		markSent(world, message);
		return;
	}
	void pending.then((fetched) => {
		if (world.generation !== generation || isOver(message)) return;
		if (fetched) markSent(world, message);
		else failMessage(world, message, 'DELIVERY_TIMEOUT');
	});
}

function markSent(world: World, message: OutboundMessage): void {
	message.status = 'SENT';
	message.sentAt = world.clock.iso();
	message.externalMessageId = world.ids.whatsApp(world.numberOf(message).provider);
	world.messages.index(message);
	world.events.status(message, 'sent');
	world.changes.notify();
	after(world, message, 'deliver');
}

function deliver(world: World, message: OutboundMessage, outcome: Outcome): void {
	if (outcome.kind === 'failure') {
		// Only DELIVERED_NOT_CONFIRMED comes this far; with a deadline, the deadline ends it.
		if (message.deliverUntil === null) failMessage(world, message, outcome.code);
		return;
	}
	if (outcome.last === 'SENT') return;
	message.status = 'DELIVERED';
	message.deliveredAt = world.clock.iso();
	world.events.status(message, 'delivered');
	world.changes.notify();
	if (outcome.last === 'READ') after(world, message, 'read');
}

function read(world: World, message: OutboundMessage): void {
	message.status = 'READ';
	message.readAt = world.clock.iso();
	world.events.status(message, 'read');
	world.changes.notify();
}

function expire(world: World, message: OutboundMessage): void {
	if (message.status === 'DELIVERED') return;
	if (message.status === 'SENT') failMessage(world, message, 'DELIVERED_NOT_CONFIRMED');
	else
		failMessage(
			world,
			message,
			message.attempts > 0 ? 'EXPIRED_AFTER_ATTEMPTS' : 'MESSAGE_EXPIRED',
		);
}

/** Starts a message's way from QUEUED on; a schedule and a deadline are kept by the sandbox's clock. */
export function startLife(world: World, message: OutboundMessage, marketing: boolean): void {
	const { clock, settings } = world;
	const earliest = Math.max(clock.now(), Date.parse(message.deliverAt ?? '') || 0);
	const delay = settings.deliveryDelayMs + (marketing ? settings.marketingDelayMs : 0);
	clock.schedule(earliest + delay, () => run(world, message, 'attempt'));
	if (message.deliverUntil !== null) {
		clock.schedule(Date.parse(message.deliverUntil), () => expire(world, message));
	}
	const outcome = chooseOutcome(world, message.destination.id);
	const neverTried =
		outcome.kind === 'failure' && outcome.code === 'NEVER_ATTEMPTED_MAX_AGE_EXCEEDED';
	if (neverTried) {
		clock.schedule(clock.now() + SEVEN_DAYS_MS, () => failMessage(world, message, outcome.code));
	}
}

/** Lets messages go on that `holdStatus` stopped. */
export function releaseSteps(world: World): void {
	const steps = world.heldSteps;
	world.heldSteps = [];
	for (const step of steps) step();
}
