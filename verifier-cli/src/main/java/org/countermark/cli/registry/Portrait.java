package org.countermark.cli.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.countermark.registry.Holder;
import org.countermark.registry.Move;
import org.countermark.registry.PayloadRegistry;
import org.countermark.registry.Pseudonym;

/** Prints one account with its moves, or one cohort with its members. */
final class Portrait {
    private static final String FORMAT = "countermark/registry-holder/1";

    private final PayloadRegistry registry;
    private final Holder holder;
    private final Instant now;

    Portrait(PayloadRegistry registry, Holder holder, Instant now) {
        this.registry = registry;
        this.holder = holder;
        this.now = now;
    }

    void text(PrintStream out) {
        out.println(Holders.text(holder));
        if (holder instanceof Holder.Account account) {
            for (Move move : registry.moves(account.pseudonym())) {
                out.println("  since " + move.since() + " in "
                        + move.cohort().map(name -> "cohort \"" + name + "\"").orElse("no cohort"));
            }
            carried(account).ifPresent(payload -> out.println("  carries payload " + payload + " now"));
        } else {
            List<Pseudonym> members = members();
            out.println("  " + Holders.counted(members.size(), "member") + " now");
            members.forEach(member -> out.println("  " + member.hex()));
        }
    }

    void json(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", FORMAT);
        Holders.fields(json, holder);
        if (holder instanceof Holder.Account account) {
            OptionalInt carried = carried(account);
            if (carried.isPresent()) {
                json.writeNumberField("carries", carried.getAsInt());
            }
            json.writeArrayFieldStart("moves");
            for (Move move : registry.moves(account.pseudonym())) {
                json.writeStartObject();
                json.writeStringField("to", move.cohort().orElse(null));
                json.writeStringField("since", move.since().toString());
                json.writeEndObject();
            }
        } else {
            json.writeArrayFieldStart("members");
            for (Pseudonym member : members()) {
                json.writeString(member.hex());
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private OptionalInt carried(Holder.Account account) {
        return registry.payload(account.pseudonym(), now);
    }

    private List<Pseudonym> members() {
        return registry.members(((Holder.Cohort) holder).name(), now);
    }
}
