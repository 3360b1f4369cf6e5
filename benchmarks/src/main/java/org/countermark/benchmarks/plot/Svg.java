package org.countermark.benchmarks.plot;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.countermark.benchmarks.Provenance;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes a figure as SVG that is readable on light pages and dark ones. */
public final class Svg {
    /** Of a pixel. */
    private static final int DECIMALS = 1;

    private static final String SPACE = "http://www.w3.org/2000/svg";

    private Svg() {}

    /**
     * Writes a figure.
     *
     * @param figure the figure
     * @param file where it belongs; replaced when it is there
     * @throws IOException if it cannot be written
     */
    public static void write(Figure figure, Path file) throws IOException {
        Document document = document();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(DECIMALS);
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        figure.paint(graphics);
        Element root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + figure.width() + " " + figure.height());
        root.setAttribute("width", Integer.toString(figure.width()));
        root.setAttribute("height", Integer.toString(figure.height()));
        root.setAttribute("role", "img");
        Element style = document.createElementNS(SPACE, "style");
        style.setTextContent(Ink.darkRules());
        root.insertBefore(style, root.getFirstChild());
        Element title = document.createElementNS(SPACE, "title");
        title.setTextContent(figure.title());
        root.insertBefore(title, style);
        Provenance.replace(file, text(root));
    }

    /** The element as text: without a document type, which would name a page elsewhere. */
    private static String text(Element root) {
        StringWriter out = new StringWriter();
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            transformer.transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
        return out + "\n";
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }
}
