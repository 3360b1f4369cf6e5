package org.countermark.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a registry answers: to serving code, to tracing, and about its history. */
class PayloadRegistryTest {
    private static final PayloadRegistry REGISTRY = MadeRegistry.registry();
    private static final Pseudonym ALICE = MadeRegistry.of("alice");
    private static final Pseudonym BOB = MadeRegistry.of("bob");
    private static final Pseudonym CAROL = MadeRegistry.of("carol");
    private static final int RING = REGISTRY.cohort("ring-7").orElseThrow().payload();

    private static int own(Pseudonym account) {
        return REGISTRY.account(account).orElseThrow().payload();
    }

    private static void carries(int payload, Pseudonym account, Instant at) {
        assertEquals(OptionalInt.of(payload), REGISTRY.payload(account, at));
    }

    @Test
    void accountsCarryTheirCohortsPayloadWhileTheyAreInIt() {
        carries(own(BOB), BOB, MadeRegistry.START);
        carries(own(BOB), BOB, MadeRegistry.LATER.minusNanos(1));
        carries(RING, BOB, MadeRegistry.LATER);
        carries(RING, BOB, MadeRegistry.BACK.minusNanos(1));
        carries(own(BOB), BOB, MadeRegistry.BACK);
        carries(own(BOB), BOB, Instant.MAX);
        carries(own(ALICE), ALICE, MadeRegistry.BACK);
        carries(RING, CAROL, MadeRegistry.LATER);
        assertEquals(OptionalInt.empty(), REGISTRY.payload(BOB, MadeRegistry.START.minusNanos(1)));
        assertEquals(OptionalInt.empty(), REGISTRY.payload(CAROL, MadeRegistry.START));
        assertEquals(OptionalInt.empty(), REGISTRY.payload(MadeRegistry.of("dave"), MadeRegistry.BACK));
    }

    @Test
    void holdersAreFoundByPayload() {
        assertEquals(
                Optional.of(new Holder.Account(ALICE, own(ALICE), MadeRegistry.START)), REGISTRY.holder(own(ALICE)));
        assertEquals(
                Optional.of(new Holder.Cohort("ring-7", RING, MadeRegistry.START.plusSeconds(60))),
                REGISTRY.holder(RING));
        int[] given = REGISTRY.payloads();
        assertArrayEquals(
                IntStream.of(own(ALICE), own(BOB), own(CAROL), RING).sorted().toArray(), given);
        for (int payload = -2; payload < 2000; payload++) {
            boolean has = Arrays.binarySearch(given, payload) >= 0;
            assertEquals(has, REGISTRY.holder(payload).isPresent(), "payload " + payload);
        }
    }

    @Test
    void membersComeAndGo() {
        assertEquals(List.of(), REGISTRY.members("ring-7", MadeRegistry.LATER.minusSeconds(1)));
        assertEquals(List.of(BOB, CAROL), REGISTRY.members("ring-7", MadeRegistry.LATER));
        assertEquals(List.of(CAROL), REGISTRY.members("ring-7", MadeRegistry.BACK));
        assertArrayEquals(new int[] {0}, REGISTRY.cohortSizes(MadeRegistry.START));
        assertArrayEquals(new int[] {2}, REGISTRY.cohortSizes(MadeRegistry.LATER));
        assertArrayEquals(new int[] {1}, REGISTRY.cohortSizes(MadeRegistry.BACK));
        assertThrows(IllegalArgumentException.class, () -> REGISTRY.members("ring-8", MadeRegistry.BACK));
        assertEquals(
                List.of(
                        new Move(BOB, Optional.of("ring-7"), MadeRegistry.LATER),
                        new Move(BOB, Optional.empty(), MadeRegistry.BACK)),
                REGISTRY.moves(BOB));
        assertEquals(List.of(), REGISTRY.moves(ALICE));
        assertEquals(List.of(), REGISTRY.moves(MadeRegistry.of("dave")));
    }

    @Test
    void epochsHoldUntilTheNext() {
        assertEquals(Optional.empty(), REGISTRY.epoch(Instant.EPOCH));
        assertEquals(
                "2026-10",
                REGISTRY.epoch(MadeRegistry.START.minusNanos(1)).orElseThrow().label());
        assertEquals("2026-11", REGISTRY.epoch(MadeRegistry.START).orElseThrow().label());
        assertEquals("2026-11", REGISTRY.epoch(Instant.MAX).orElseThrow().label());
    }

    @Test
    void decoysAreNobodysAndAlwaysTheSame() {
        int[] given = REGISTRY.payloads();
        int left = 1023 - given.length;
        for (int howMany : new int[] {0, 1, 99, left}) {
            int[] decoys = REGISTRY.unassigned(howMany);
            assertEquals(howMany, IntStream.of(decoys).distinct().count());
            assertArrayEquals(IntStream.of(decoys).sorted().toArray(), decoys);
            for (int decoy : decoys) {
                assertTrue(decoy >= 1 && decoy < 1024 && REGISTRY.holder(decoy).isEmpty());
            }
            assertArrayEquals(decoys, MadeRegistry.registry().unassigned(howMany));
        }
        assertThrows(IllegalArgumentException.class, () -> REGISTRY.unassigned(left + 1));
        assertThrows(IllegalArgumentException.class, () -> REGISTRY.unassigned(-1));
    }

    /** Tracing takes as long as the largest payload asks: decoys must not make a small registry slow. */
    @Test
    void decoysStayAmongTheSmallestPayloadsWithRoom() {
        RegistryEditor editor = PayloadRegistry.empty(22, Order.SEQUENTIAL, MadeRegistry.secret())
                .edit();
        for (int i = 0; i < 1000; i++) {
            editor.addAccount(new Pseudonym(0, i), MadeRegistry.START);
        }
        PayloadRegistry registry = editor.build();
        assertTrue(IntStream.of(registry.unassigned(23)).max().orElseThrow() < 1024);
        assertTrue(IntStream.of(registry.unassigned(24)).max().orElseThrow() < 2048);
        assertEquals(
                1,
                PayloadRegistry.empty(8, Order.SEQUENTIAL, MadeRegistry.secret())
                        .unassigned(1)[0]);
    }
}
