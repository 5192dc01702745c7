import java.awt.Color;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gephi.filters.api.Range;
import org.gephi.filters.plugin.dynamic.DynamicRangeBuilder.DynamicRangeFilter;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.TimeFormat;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.plugin.file.spreadsheet.ImporterSpreadsheetCSV;
import org.gephi.io.importer.plugin.file.spreadsheet.process.SpreadsheetGeneralConfiguration.Mode;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * Checks with the real Gephi Toolkit, all settings at their defaults: GraphML, GEXF and CSV import
 * without a warning, nothing is lost, columns have their types, and the timeline works.
 *
 * <p>Usage: java GephiCheck FOLDER
 */
public class GephiCheck {
    private static final ProjectController PROJECTS = Lookup.getDefault().lookup(ProjectController.class);
    private static final ImportController IMPORTS = Lookup.getDefault().lookup(ImportController.class);
    private static final Map<String, Class<?>> EDGE_TYPES = Map.of(
            "relation", String.class, "cameo", String.class, "status", String.class, "date", String.class,
            "sentences", String.class, "confidence", Double.class, "symmetric", Boolean.class);

    private static int passed;
    private static int failed;

    private final Path folder;

    private GephiCheck(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws Exception {
        GephiCheck checks = new GephiCheck(Path.of(args[0]));
        for (String name : List.of("sample", "hostile", "large")) {
            checks.looks("GraphML " + name, checks.read(name + ".graphml"), name);
            checks.looks("GEXF " + name, checks.read(name + ".gexf"), name);
            GraphModel tables = checks.tables(name + ".gephi-csv");
            checks.content("CSV " + name, tables, name);
            sameNames("CSV " + name, tables, checks.read(name + ".graphml"));
        }
        checks.timeline("GEXF", checks.read("sample.gexf"));
        checks.timeline("CSV", checks.tables("sample.gephi-csv"));
        checks.emptyGraph();
        System.out.printf("Gephi Toolkit: %d passed, %d failed%n", passed, failed);
        System.exit(failed > 0 ? 1 : 0);
    }

    private static void check(String name, boolean ok, Object detail) {
        if (ok) {
            passed++;
            return;
        }
        failed++;
        String text = String.valueOf(detail);
        System.out.println("FAIL " + name + ": " + text.substring(0, Math.min(1200, text.length())));
    }

    /** Imports a file as Gephi does when a user opens it. */
    private GraphModel read(String file) throws Exception {
        Workspace workspace = workspace();
        Container container = IMPORTS.importFile(folder.resolve(file).toFile());
        IMPORTS.process(container, new DefaultProcessor(), workspace);
        silent(file, container);
        return model(workspace);
    }

    /** Imports the two tables of Gephi's own CSV, nodes first. */
    private GraphModel tables(String dir) throws Exception {
        Workspace workspace = workspace();
        for (Mode mode : List.of(Mode.NODES_TABLE, Mode.EDGES_TABLE)) {
            String table = mode == Mode.NODES_TABLE ? "nodes.csv" : "edges.csv";
            File file = folder.resolve(dir).resolve(table).toFile();
            ImporterSpreadsheetCSV importer = new ImporterSpreadsheetCSV();
            importer.setFile(file);
            check(dir + "/" + table + ": Gephi sees what it is", importer.getMode() == mode, importer.getMode());
            check(dir + "/" + table + ": delimiter and encoding", importer.getFieldDelimiter() == ','
                    && importer.getCharset().equals(StandardCharsets.UTF_8), importer.getCharset());
            Container container = IMPORTS.importFile(file, importer);
            IMPORTS.process(container, mode == Mode.NODES_TABLE ? new DefaultProcessor() : new AppendProcessor(), workspace);
            silent(dir + "/" + table, container);
        }
        return model(workspace);
    }

    private static Workspace workspace() {
        PROJECTS.newProject();
        return PROJECTS.getCurrentWorkspace();
    }

    private static GraphModel model(Workspace workspace) {
        return Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    }

    private static void silent(String file, Container container) {
        var issues = container.getReport().getIssuesList(100);
        check(file + ": no warning", issues.isEmpty(), issues);
    }

    /** Everything is there: counts, kinds of edges, names, types of columns. */
    private void content(String what, GraphModel model, String name) throws Exception {
        String[] counts = Files.readString(folder.resolve(name + ".all.dot.count")).trim().split(" ");
        Graph graph = model.getGraph();
        check(what + ": nodes", graph.getNodeCount() == Integer.parseInt(counts[0]), graph.getNodeCount());
        check(what + ": edges", graph.getEdgeCount() == Integer.parseInt(counts[1]), graph.getEdgeCount());
        check(what + ": directed", model.isDirected(), "mixed or undirected");
        check(what + ": multigraph", model.isMultiGraph(), "simple");
        types(what, model.getEdgeTable(), graph);
        Set<String> pairs = new HashSet<>();
        boolean parallel = false;
        for (Edge e : graph.getEdges().toArray()) {
            parallel |= !pairs.add(e.getSource().getId() + "\n" + e.getTarget().getId());
            String kind = String.valueOf(model.getEdgeTypeLabel(e.getType()));
            Object relation = value(e, model.getEdgeTable(), "relation");
            if (!kind.startsWith(String.valueOf(relation)) || e.getLabel() == null || e.getWeight() < 1) {
                check(what + ": edge " + e.getId(), false, kind + ", " + relation + ", " + e.getLabel());
            }
        }
        check(what + ": parallel edges survive", parallel, "none");
    }

    /** Both hold the same names, but for what CSV has on one line. */
    private static void sameNames(String what, GraphModel a, GraphModel b) {
        Set<String> lost = names(b);
        lost.removeAll(names(a));
        check(what + ": names as in GraphML", lost.isEmpty(), lost);
    }

    private static Set<String> names(GraphModel model) {
        Set<String> names = new HashSet<>();
        for (Node n : model.getGraph().getNodes().toArray()) {
            if (n.getLabel() == null || n.getLabel().trim().equals(n.getId().toString().trim())) {
                continue; // a blank name, for which Gephi shows the id
            }
            names.add(String.valueOf(n.getLabel()).replaceAll("[\\s\\p{C}\u2028\uFFFD\uFEFF]+", " ").trim());
        }
        return names;
    }

    private static void types(String what, Table table, Graph graph) {
        Set<String> titles = new HashSet<>();
        for (Column c : table) {
            titles.add(c.getTitle());
            Class<?> want = EDGE_TYPES.get(c.getTitle());
            // The import of tables guesses types by the values; text it keeps in any case.
            if (want != null && !(what.startsWith("CSV") && want == String.class)) {
                check(what + ": type of " + c.getTitle(), c.getTypeClass() == want, c.getTypeClass());
            }
        }
        check(what + ": columns", titles.containsAll(Set.of("relation", "symmetric", "sentences", "articles", "spans")), titles);
    }

    private static Object value(Edge e, Table table, String title) {
        for (Column c : table) {
            if (c.getTitle().equals(title)) {
                return e.getAttribute(c);
            }
        }
        return null;
    }

    /** Nodes have a name, a colour and a place, and do not hide each other. */
    private void looks(String what, GraphModel model, String name) throws Exception {
        content(what, model, name);
        Set<Color> colors = new HashSet<>();
        List<Node> nodes = new ArrayList<>(List.of(model.getGraph().getNodes().toArray()));
        int named = 0;
        int hidden = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Node n = nodes.get(i);
            colors.add(n.getColor());
            named += n.getLabel() == null ? 0 : 1;
            for (Node m : nodes.subList(0, i)) {
                if (Math.hypot(n.x() - m.x(), n.y() - m.y()) < n.size() + m.size() - 1) {
                    hidden++;
                }
            }
        }
        check(what + ": names", named == nodes.size(), named);
        check(what + ": colours by kind", colors.size() >= 5, colors);
        check(what + ": no node covers another", hidden == 0, hidden);
    }

    /** Filtering by interval keeps what exists then, and what has no date. */
    private void timeline(String what, GraphModel model) {
        // The import of tables has no way to say that its times are dates.
        check(what + " timeline: dynamic", model.isDynamic(), "static");
        check(what + " timeline: by date", what.equals("CSV") || model.getTimeFormat() == TimeFormat.DATE, model.getTimeFormat());
        double from = model.getTimeBounds().getLow();
        double to = model.getTimeBounds().getHigh();
        check(what + " timeline: from", from == millis("2023-01-01T00:00:00Z"), Instant.ofEpochMilli((long) from));
        check(what + " timeline: to", to == millis("2023-12-31T23:59:59Z"), Instant.ofEpochMilli((long) to));
        within(what, model, "2023-01-01T00:00:00Z", "2023-12-31T23:59:59Z", 13, 16);
        within(what, model, "2023-03-14T00:00:00Z", "2023-03-14T23:59:59Z", 9, 11);
        within(what, model, "2023-03-15T00:00:00Z", "2023-03-31T23:59:59Z", 10, 10);
        within(what, model, "2023-12-01T00:00:00Z", "2023-12-31T23:59:59Z", 8, 6);
    }

    private static void within(String what, GraphModel model, String from, String to, int nodes, int edges) {
        DynamicRangeFilter filter = new DynamicRangeFilter(model);
        filter.setKeepNull(true);
        filter.setRange(new Range(millis(from), millis(to)));
        Graph graph = filter.filter(model.getGraph(model.copyView(model.getGraph().getView())));
        int n = graph.getNodeCount();
        int e = graph.getEdgeCount();
        check(what + " timeline " + from + " to " + to, n == nodes && e == edges, n + " nodes, " + e + " edges");
    }

    private static double millis(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    /** A graph without edges, and one node, must open, too. */
    private void emptyGraph() throws Exception {
        for (String file : List.of("single.graphml", "single.gexf")) {
            GraphModel model = read(file);
            check(file + ": one node", model.getGraph().getNodeCount() == 1, model.getGraph().getNodeCount());
        }
    }
}
