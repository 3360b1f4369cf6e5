package org.countermark.benchmarks.plot;

import java.awt.Color;

/**
 * Colours that people who see fewer colours can tell apart, each for a light and for a dark page.
 *
 * <p>After M. Okabe and K. Ito, Color Universal Design, 2008, darkened or lightened for contrast. Curves differ by their
 * markers, too.
 */
enum Ink {
    BLUE(0x0072B2, 0x56B4E9),
    VERMILION(0xC24E00, 0xF0863C),
    GREEN(0x00795A, 0x2CC79B),
    PURPLE(0xA84382, 0xE694C2),
    GREY(0x636B75, 0xA3ABB5),
    TEXT(0x24292F, 0xE6EDF3),
    GRID(0xDDE1E6, 0x30363D),
    PAPER(0xFFFFFF, 0x0D1117);

    private final Color light;
    private final Color dark;

    Ink(int light, int dark) {
        this.light = new Color(light);
        this.dark = new Color(dark);
    }

    /** The colour that stands in the drawing. */
    Color color() {
        return light;
    }

    /** The colour of a curve. */
    static Color ofCurve(int number) {
        return values()[number].light;
    }

    /** Rules that replace each colour where a dark page is asked for. */
    static String darkRules() {
        StringBuilder rules = new StringBuilder("@media (prefers-color-scheme: dark) {\n");
        for (Ink ink : values()) {
            for (String property : new String[] {"fill", "stroke"}) {
                rules.append("[%s=\"%s\"] { %s: %s }\n"
                        .formatted(property, written(ink.light), property, written(ink.dark)));
            }
        }
        return rules.append("}\n").toString();
    }

    /** A colour as the drawing has it, which knows white by its name. */
    private static String written(Color color) {
        return color.equals(Color.WHITE)
                ? "white"
                : "rgb(%d,%d,%d)".formatted(color.getRed(), color.getGreen(), color.getBlue());
    }
}
