package org.countermark.cli.registry;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.countermark.registry.Holder;

/** How an account or a cohort is printed wherever one is. */
final class Holders {
    private Holders() {}

    static String name(Holder holder) {
        return holder instanceof Holder.Account account
                ? account.pseudonym().hex()
                : "cohort \"" + ((Holder.Cohort) holder).name() + "\"";
    }

    static String text(Holder holder) {
        return name(holder) + " has payload " + holder.payload() + " since " + holder.since();
    }

    /** Writes its fields into an object that is open. */
    static void fields(JsonGenerator json, Holder holder) throws IOException {
        if (holder instanceof Holder.Account account) {
            json.writeStringField("pseudonym", account.pseudonym().hex());
        } else {
            json.writeStringField("cohort", ((Holder.Cohort) holder).name());
        }
        json.writeNumberField("payload", holder.payload());
        json.writeStringField("since", holder.since().toString());
    }

    static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
