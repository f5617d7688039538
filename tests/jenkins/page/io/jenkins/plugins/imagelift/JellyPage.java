package io.jenkins.plugins.imagelift;

import java.io.StringReader;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/**
 * As much of Jelly as our views use, with every expression escaped, as escape-by-default does: if,
 * forEach, set, include, and paths of properties and methods without arguments. Tags of Jenkins' own
 * libraries give their contents, in the plain element that stands for them where there is one.
 */
final class JellyPage {
    private static final Set<String> EMPTY = Set.of("meta", "link", "br", "input", "img");
    private static final Map<String, String> PLAIN =
            Map.of("l:layout", "body", "l:main-panel", "main", "f:form", "form", "f:submit", "button");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{(!?)([\\w.]+(?:\\(\\))?)((?:\\.\\w+(?:\\(\\))?)*)}");
    private final Path views;
    private final StringBuilder html = new StringBuilder("<!doctype html>\n");

    private JellyPage(Path views) {
        this.views = views;
    }

    /** @param views the folder of the object's views */
    static String render(Path views, String view, Map<String, Object> variables) throws Exception {
        JellyPage page = new JellyPage(views);
        page.include(view, new HashMap<>(variables));
        return page.html.toString();
    }

    private void include(String view, Map<String, Object> variables) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        String text = Files.readString(views.resolve(view));
        children(factory.newDocumentBuilder().parse(new InputSource(new StringReader(text))).getDocumentElement(), variables);
    }

    private void include(Element element, Map<String, Object> variables) throws Exception {
        Map<String, Object> inner = element.hasAttribute("it") ? new HashMap<>(variables) : variables;
        if (element.hasAttribute("it")) {
            inner.put("it", value(element.getAttribute("it"), variables));
        }
        include(element.getAttribute("page"), inner);
    }

    private void children(Element parent, Map<String, Object> variables) throws Exception {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                element(element, variables);
            } else if (child.getNodeType() == Node.TEXT_NODE) {
                html.append(text(child.getNodeValue(), variables));
            }
        }
    }

    private void element(Element element, Map<String, Object> variables) throws Exception {
        String library = element.getNamespaceURI();
        if (library == null || library.startsWith("http:")) {
            tag(element, variables);
            return;
        }
        if (element.getNodeName().equals("l:layout")) {
            String title = text(element.getAttribute("title"), variables);
            html.append("<html lang=\"en\"><head><title>").append(title).append("</title></head>");
        }
        String plain = PLAIN.get(element.getNodeName());
        if (plain != null) {
            html.append('<').append(plain).append(plain.equals("form") ? " method=\"post\" action=\"build\"" : "").append('>')
                    .append(text(element.getAttribute("value"), variables));
            children(element, variables);
            html.append("</").append(plain).append('>');
            return;
        }
        switch (element.getNodeName()) {
            case "j:if" -> {
                if (Boolean.TRUE.equals(value(element.getAttribute("test"), variables))) {
                    children(element, variables);
                }
            }
            case "t:summary" -> {
                html.append("<tr><td></td><td>");
                children(element, variables);
                html.append("</td></tr>");
            }
            case "j:set" -> {
                String given = element.getAttribute("value");
                variables.put(element.getAttribute("var"),
                        EXPRESSION.matcher(given).matches() ? value(given, variables) : text(given, variables));
            }
            case "j:forEach" -> {
                for (Object item : (Collection<?>) value(element.getAttribute("items"), variables)) {
                    variables.put(element.getAttribute("var"), item);
                    children(element, variables);
                }
            }
            case "st:include" -> {
                if (Files.exists(views.resolve(element.getAttribute("page")))) {
                    include(element, variables);
                }
            }
            default -> children(element, variables);
        }
    }

    private void tag(Element element, Map<String, Object> variables) throws Exception {
        html.append('<').append(element.getTagName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            String written = attribute.getNodeValue();
            if (!EXPRESSION.matcher(written).matches() || value(written, variables) != null) { // as Jelly: null is no attribute
                html.append(' ').append(attribute.getNodeName()).append("=\"").append(text(written, variables)).append('"');
            }
        }
        html.append('>');
        children(element, variables);
        if (!EMPTY.contains(element.getTagName())) {
            html.append("</").append(element.getTagName()).append('>');
        }
    }

    private static String text(String written, Map<String, Object> variables) throws Exception {
        StringBuilder out = new StringBuilder();
        Matcher expression = EXPRESSION.matcher(written);
        int from = 0;
        while (expression.find()) {
            out.append(escaped(written.substring(from, expression.start())));
            out.append(escaped(String.valueOf(value(expression.group(), variables))));
            from = expression.end();
        }
        return out.append(escaped(written.substring(from))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }

    private static Object value(String expression, Map<String, Object> variables) throws Exception {
        Matcher matcher = EXPRESSION.matcher(expression);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not understood here: " + expression);
        }
        List<String> path = List.of((matcher.group(2) + matcher.group(3)).split("\\."));
        Object value = variables.get(path.get(0));
        for (String step : path.subList(1, path.size())) {
            value = step(value, step);
        }
        return matcher.group(1).isEmpty() ? value : Boolean.valueOf(!(Boolean) value);
    }

    private static Object step(Object object, String step) throws Exception {
        Set<String> wanted = new HashSet<>();
        if (step.endsWith("()")) {
            wanted.add(step.substring(0, step.length() - 2));
        } else {
            String capital = Character.toUpperCase(step.charAt(0)) + step.substring(1);
            wanted.addAll(List.of("get" + capital, "is" + capital));
        }
        for (Method method : object.getClass().getMethods()) {
            if (wanted.contains(method.getName()) && method.getParameterCount() == 0) {
                method.setAccessible(true);
                return method.invoke(object);
            }
        }
        throw new IllegalArgumentException(object.getClass() + " has no " + step);
    }
}
