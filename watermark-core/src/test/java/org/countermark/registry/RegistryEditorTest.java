package org.countermark.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What can be added to a registry, what cannot, and that no payload is ever given twice. */
class RegistryEditorTest {
    private static final Instant START = MadeRegistry.START;

    private static RegistryEditor sequential(int bits) {
        return PayloadRegistry.empty(bits, Order.SEQUENTIAL, MadeRegistry.secret())
                .edit();
    }

    private static Pseudonym number(int i) {
        return new Pseudonym(7, i);
    }

    @Test
    void whatIsRefusedChangesNothing() {
        PayloadRegistry before = MadeRegistry.registry();
        RegistryEditor editor = before.edit(MadeRegistry.secret());
        Pseudonym alice = MadeRegistry.of("alice");
        Pseudonym bob = MadeRegistry.of("bob");
        Pseudonym carol = MadeRegistry.of("carol");
        Instant late = MadeRegistry.BACK.plusSeconds(1000);
        int given = before.account(alice).orElseThrow().payload();
        List<Consumer<RegistryEditor>> refused = List.of(
                e -> e.addAccount(alice, START),
                e -> e.addAccount(number(1), START, given),
                e -> e.addAccount(number(1), START, 0),
                e -> e.addAccount(number(1), START, 1024),
                e -> e.addAccount(number(1), Instant.parse("1969-12-31T23:59:59Z"), 1000),
                e -> e.addAccount(number(1), Instant.MAX),
                e -> e.addCohort("ring-7", START),
                e -> e.addCohort("a b", START),
                e -> e.addCohort("", START),
                e -> e.addCohort("x".repeat(201), START),
                e -> e.addCohort("new", Instant.MIN),
                e -> e.addCohort("new", START, given),
                e -> e.move(number(1), Optional.of("ring-7"), late),
                e -> e.move(alice, Optional.of("nobody"), late),
                e -> e.move(alice, Optional.empty(), late),
                e -> e.move(carol, Optional.of("ring-7"), late),
                e -> e.move(bob, Optional.of("ring-7"), MadeRegistry.BACK),
                e -> e.move(alice, Optional.of("ring-7"), START.plusSeconds(59)),
                e -> e.move(alice, Optional.of("ring-7"), START.minusSeconds(1)),
                e -> e.dissolve("nobody", late),
                e -> e.dissolve("ring-7", MadeRegistry.LATER),
                e -> e.addEpoch("2026-11", late),
                e -> e.addEpoch("2026-12", START),
                e -> e.addEpoch("", late),
                e -> e.widen(10),
                e -> e.widen(23));
        for (int i = 0; i < refused.size(); i++) {
            Consumer<RegistryEditor> edit = refused.get(i);
            assertThrows(IllegalArgumentException.class, () -> edit.accept(editor), "edit " + i);
            assertEquals(before.digest(), editor.build().digest(), "edit " + i);
        }
    }

    @Test
    void secretsOfOtherRegistriesAreRefused() {
        RegistrySecret other = RegistrySecret.of(new byte[32]);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> MadeRegistry.registry().edit(other));
        assertTrue(e.getMessage().contains(other.id()), e.getMessage());
        RegistryEditor without = MadeRegistry.registry().edit();
        assertThrows(IllegalStateException.class, () -> without.addAccount(number(1), START));
        without.addEpoch("2026-12", MadeRegistry.BACK);
        assertEquals(3, without.build().epochs().size());
    }

    /** Payloads that were brought along are passed over, in either order. */
    @Test
    void noPayloadIsGivenTwice() {
        for (Order order : Order.values()) {
            RegistryEditor editor =
                    PayloadRegistry.empty(8, order, MadeRegistry.secret()).edit(MadeRegistry.secret());
            for (int i = 0; i < 40; i++) {
                editor.addAccount(number(1000 + i), START, 1 + 6 * i);
            }
            editor.addCohort("first", START);
            for (int i = 0; i < 255 - 41; i++) {
                editor.addAccount(number(i), START);
            }
            PayloadRegistry full = editor.build();
            assertArrayEquals(IntStream.range(1, 256).toArray(), full.payloads());
            for (RegistryEditor each : List.of(editor, full.edit(MadeRegistry.secret()))) {
                IllegalStateException e =
                        assertThrows(IllegalStateException.class, () -> each.addAccount(number(999), START));
                assertTrue(e.getMessage().contains("255") && e.getMessage().contains("widen"), e.getMessage());
                assertEquals(full.digest(), each.build().digest());
            }
        }
    }

    @Test
    void dissolvedCohortsKeepTheirPayload() {
        RegistryEditor editor = sequential(8);
        editor.addAccount(number(1), START);
        editor.addAccount(number(2), START);
        int ring = editor.addCohort("ring", START);
        editor.move(number(1), Optional.of("ring"), START);
        editor.move(number(2), Optional.of("ring"), START);
        editor.dissolve("ring", START.plusSeconds(5));
        assertThrows(IllegalArgumentException.class, () -> editor.dissolve("ring", START.plusSeconds(9)));
        assertEquals(4, editor.addAccount(number(3), START));
        PayloadRegistry registry = editor.build();
        assertEquals(List.of(number(1), number(2)), registry.members("ring", START.plusSeconds(4)));
        assertEquals(List.of(), registry.members("ring", START.plusSeconds(5)));
        assertEquals("ring", ((Holder.Cohort) registry.holder(ring).orElseThrow()).name());
    }

    @Test
    void wideningKeepsEverythingAndMakesRoom() {
        for (Order order : Order.values()) {
            RegistryEditor editor =
                    PayloadRegistry.empty(8, order, MadeRegistry.secret()).edit(MadeRegistry.secret());
            for (int i = 0; i < 255; i++) {
                editor.addAccount(number(i), START);
            }
            PayloadRegistry full = editor.build();
            RegistryEditor wider = full.edit();
            wider.widen(9);
            RegistryEditor again = wider.build().edit(MadeRegistry.secret());
            for (int i = 255; i < 511; i++) {
                again.addAccount(number(i), START);
            }
            PayloadRegistry twice = again.build();
            assertArrayEquals(IntStream.range(1, 512).toArray(), twice.payloads());
            for (int i = 0; i < 255; i++) {
                assertEquals(full.account(number(i)), twice.account(number(i)));
            }
        }
    }

    @Test
    void theEditorGoesOnAfterASnapshot() {
        RegistryEditor editor = sequential(8);
        PayloadRegistry empty = editor.build();
        editor.addAccount(number(1), START);
        assertEquals(0, empty.accounts());
        assertEquals(Optional.empty(), empty.account(number(1)));
        assertEquals(1, editor.build().accounts());
    }

    /** A provider's own numbers as pseudonyms, dense or spread, are as good as any. */
    @Test
    void pseudonymsNeedNotBeRandom() {
        RegistryEditor editor = sequential(20);
        for (int i = 0; i < 100_000; i++) {
            editor.addAccount(new Pseudonym((long) i << 40, (long) (i % 7) << 60), START);
        }
        for (int i = 0; i < 100_000; i++) {
            editor.addAccount(new Pseudonym(0, i + 1L), START);
        }
        assertEquals(200_000, editor.build().accounts());
    }
}
