using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace EffNet.Cli.Tests.Results;

public sealed class ResultsFileTests : IDisposable
{
    private const string Reference = "name,series,accuracy,flops\nOne,a,0.5,1000000\n\"Two, \"\"big\"\"\",b,0.625,2000000\n";

    private const string NoResults =
        "The file has no results; expected CSV with a header such as 'name,accuracy' and a row for each result, or a JSON object for each result.";

    private const string NoAccuracy = "No column states the accuracy; expected 'accuracy' (shares from 0 to 1) or 'accuracy_percent', but the columns are ";

    private const string NotShare = "is not a number; write a share with a decimal point, such as 0.763, or a percentage, such as 76.3%.";

    private const string NotObject = "expected an object for each result, such as {\"name\": \"B0\", \"accuracy_percent\": 76.3}.";

    private readonly TemporaryDirectory _directory = new();

    /// <summary>The same results in other formats.</summary>
    public static TheoryData<string> Formats { get; } =
    [
        Reference.ReplaceLineEndings("\r\n"),
        Reference.TrimEnd(),
        "\n" + Reference.Replace("\n", "\n\n", StringComparison.Ordinal),
        Reference.Replace("\"Two, \"\"big\"\"\"", "\u0001", StringComparison.Ordinal).Replace(',', ';').Replace("\u0001", "\"Two, \"\"big\"\"\"", StringComparison.Ordinal),
        Reference.Replace("\"Two, \"\"big\"\"\"", "\u0001", StringComparison.Ordinal).Replace(',', '\t').Replace("\u0001", "\"Two, \"\"big\"\"\"", StringComparison.Ordinal),
        "Accuracy-Percent,Network,Group,MACs\n50,One,a,1M\n62.5,\"Two, \"\"big\"\"\",b,0.002G\n",
        "name,series,top1,flops\nOne,a,50%,1e6\n\"Two, \"\"big\"\"\",b,62.5 %,2M\n",
        "sep=;\n" + "name;series;accuracy;flops\nOne;a;0.5;1000000\n\"Two, \"\"big\"\"\";b;0.625;2000000\n",
        "\"sep=|\"\r\n" + "name|series|accuracy|flops\r\nOne|a|0.5|1000000\r\n\"Two, \"\"big\"\"\"|b|0.625|2000000\r\n",
        "name;series;accuracy;flops;\"remark, or none\"\nOne;a;0.5;1000000;\n\"Two, \"\"big\"\"\";b;0.625;2000000;\n",
        ",name,series,accuracy,flops\n0,One,a,0.5,1000000\n1,\"Two, \"\"big\"\"\",b,0.625,2000000\n",
        """
        {"name": "One", "series": "a", "accuracy": 0.5, "flops": 1000000}
        {"name": "Two, \"big\"", "series": "b", "accuracy": 0.625, "flops": 2e6}
        """,
        """
        [
            {"accuracyPercent": 50, "variant": "One", "series": "a", "flops": "1M", "low": null},
            {"accuracyPercent": "62.5", "variant": "Two, \"big\"", "series": "b", "flops": 2000000}
        ]
        """,
    ];

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_results_in_different_formats_give_the_same_plot(string text)
    {
        var run = ToolRun.Of("plot", "--results", _directory.Write("other", text), "--json");

        Assert.Equal(ToolRun.Of("plot", "--results", _directory.Write("reference", Reference), "--json").Output, run.Output);
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_determines_the_encoding_of_results(string encoding)
    {
        var run = ToolRun.Of("plot", "--results", _directory.Write("marked.csv", Reference, Encoding.GetEncoding(encoding)), "--json");

        Assert.Equal(ToolRun.Of("plot", "--results", _directory.Write("reference", Reference), "--json"), run);
    }

    [Fact]
    public void Json_of_plot_results_has_means_deviations_intervals_and_counts()
    {
        var table = _directory.Write("trials.csv", "series,name,seed,accuracy_percent,flops,sd\ns,A,1,70,1M,\ns,A,2,74,1M,\ns,B,1,80,2M,1.5\n,C,,60,1M,\n");

        var root = JsonNode.Parse(ToolRun.Of("plot", "--results", table, "--json", "--published", "table7").Output)!;

        Assert.Equal(("flops", "accuracy_percent"), ((string)root["x"]!, (string)root["y"]!));
        Assert.Equal(["s", null], root["series"]!.AsArray().Select(s => (string?)s!["series"]));
        var results = root["series"]![0]!["results"]!.AsArray();
        var mean = results[0]!;
        Assert.Equal(("A", 1e6, 72.0, 2, "student-t-95"), ((string)mean["name"]!, (double)mean["x"]!, (double)mean["y"]!, (int)mean["trials"]!, (string)mean["interval"]!));

        // The standard deviation s of 70 and 74 is √8, and t is 12.7062 for one degree of freedom. Half of the interval is t · s / √2 = 2 t.
        Assert.Equal(Math.Sqrt(8), (double)mean["standardDeviation"]!, 1e-6);
        Assert.Equal(72 - (2 * 12.7062), (double)mean["low"]!, 1e-3);
        Assert.Equal(72 + (2 * 12.7062), (double)mean["high"]!, 1e-3);
        Assert.Equal(
            """{"name":"B","x":2000000,"y":80,"trials":1,"standardDeviation":null,"interval":"standard-deviation","low":78.5,"high":81.5}""", results[1]!.ToJsonString());
        Assert.Equal(
            """{"name":"C","x":1000000,"y":60,"trials":1,"standardDeviation":null,"interval":null,"low":null,"high":null}""",
            root["series"]![1]!["results"]![0]!.ToJsonString());
        Assert.Equal("""{"name":"EfficientNet-B0","x":400000000,"y":76.3}""", root["published"]![0]!.ToJsonString());
    }

    [Fact]
    public void Plot_reads_results_from_standard_input()
    {
        var run = ToolRun.Reading(Reference, "plot", "--results", "-", "--json");

        Assert.Equal(ToolRun.Of("plot", "--results", _directory.Write("reference", Reference), "--json"), run);
    }

    [Theory]
    [InlineData("", "", "The file is empty; expected CSV with a header such as 'name,accuracy' and a row for each result, or a JSON object for each result.")]
    [InlineData("name,accuracy\n", "", NoResults)]
    [InlineData("[]", "", NoResults)]
    [InlineData("\"\"\n\" \"\n", "", NoResults)]
    [InlineData("name,acuracy\nA,1\n", "", NoAccuracy + "name, acuracy. Did you mean 'accuracy' instead of 'acuracy'?")]
    [InlineData("model,accuracy\nA,1\n", "", "No column states the network's name; expected 'name', but the columns are model, accuracy.")]
    [InlineData("name,network,accuracy\nA,B,1\n", "", "Columns 'name' and 'network' have the same meaning; remove or rename one.")]
    [InlineData("name,accuracy,top1_percent\nA,1,100\n", "", "Columns 'accuracy' and 'top1_percent' both state the accuracy; remove or rename one.")]
    [InlineData("name,accuracy,low\nA,1,1\n", "(2,5)", "Column 'low': the row has only one end of an interval; write both 'low' and 'high', or neither.")]
    [InlineData("name,accuracy\nA,0.5,7\n", "(2,1)", "The row has 3 cells, but the header has 2; write a cell for each column, and quotes around a cell with a separator in it.")]
    [InlineData("name,accuracy\n\nA,\"0.5\nB,0.5\n", "(3,3)", "The quote is not closed; write another '\"' at the end of the cell.")]
    [InlineData("name,accuracy\nA,\"0.5\"7\n", "(2,8)", "Unexpected text after the closing quote of the cell; write a quote within a cell twice.")]
    [InlineData("name,accuracy\nA,76.3\n", "(2,3)",
        "Column 'accuracy': '76.3' is out of range; expected a share from 0 to 1. "
            + "If the column holds percentages, rename 'accuracy' to 'accuracy_percent', or write percent signs.")]
    [InlineData("name,accuracy_percent\nA,176.3\n", "(2,3)", "Column 'accuracy_percent': '176.3' is out of range; expected a percentage from 0 to 100.")]
    [InlineData("name;Top1\nA;0,5\n", "(2,3)", "Column 'Top1': '0,5' " + NotShare)]
    [InlineData("name,accuracy_percent\nA,NaN\n", "(2,3)", "Column 'accuracy_percent': 'NaN' is not a number; write a percentage with a decimal point, such as 76.3.")]
    [InlineData("name,accuracy\nA,\n", "(2,3)", "Column 'accuracy': the cell is empty; write the accuracy, or remove the row.")]
    [InlineData("name,accuracy\n ,0.5\n", "(2,1)", "Column 'name': the cell is empty; write the network's name.")]
    [InlineData("name,accuracy,low,high\nA,0.5,,0.6\n", "(2,8)", "Column 'high': the row has only one end of an interval; write both 'low' and 'high', or neither.")]
    [InlineData("name,accuracy,low,high\nA,0.5,0.55,0.6\n", "(2,7)", "Column 'low': the accuracy is not within the interval; expected 'low' <= 'accuracy' <= 'high'.")]
    [InlineData("name,accuracy,low,high,sd\nA,0.5,0.4,0.6,0.1\n", "(2,15)", "Column 'sd': the row has both a standard deviation and an interval; write only one of them.")]
    [InlineData("name,accuracy,flops\nA,0.5,much\n", "(2,7)", "Column 'flops': 'much' is not a cost; write a number from 0, such as 385814752 or 0.39G.")]
    [InlineData("name,accuracy,flops\nA,0.5,0\n", "(2,1)", "'A' has 0 multiply-adds, which a logarithmic axis cannot show; expected a number above 0.")]
    [InlineData("name,accuracy\nA,0.5\n", "(2,1)", "The result of 'A' has no multiply-adds; add a column 'flops', or specify the .effnet file that declares the network.")]
    [InlineData("name,accuracy,flops,seed\nA,0.5,1,1\nA,0.6,1,1\n", "(3,1)", "'A' has two rows with seed '1'; remove one, or correct its seed.")]
    [InlineData("name,series,accuracy,flops\nA,s,0.5,1\nA,s,0.6,2\n", "(3,1)",
        "'A' of series 's' has another cost than in its previous row; expected the same cost in all rows of a network, or different names.")]
    [InlineData("name,accuracy,flops,sd\nA,0.5,1,\nA,0.6,1,0.1\n", "(3,1)",
        "'A' has 2 rows, so each row is one trial, but this row specifies an interval; remove 'low', 'high' and 'sd' from it, or keep only one row.")]
    [InlineData("{\"name\": \"A\", \"accuracy\": }", "(1,27)", "The JSON is malformed; " + NotObject)]
    [InlineData("{\"name\": \"ÄÖ€😀\", \"accuracy\": }", "(1,31)", "The JSON is malformed; " + NotObject)]
    [InlineData("{\"name\": \"Ä\",\r\n\"seed\": \"Ö\", \"accuracy\": }", "(2,26)", "The JSON is malformed; " + NotObject)]
    [InlineData("{}", "(1,1)", "The object has no members; " + NotObject)]
    [InlineData("[{\"name\": \"A\", \"accuracy\": 1},\n {}]", "(2,2)", "The object has no members; " + NotObject)]
    [InlineData("sep=\nname,accuracy\nA,1\n", "(1,1)",
        "'sep=' does not specify a supported separator; expected 'sep=' and then a comma, a semicolon, a tab or '|'. Or remove this line.")]
    [InlineData("{\"name\": \"A\", \"accuracy\": 1}\n17\n", "(2,1)", "Unexpected value; " + NotObject)]
    [InlineData("[[{\"name\": \"A\"}]]", "(1,2)", "Unexpected value; " + NotObject)]
    [InlineData("{\"name\": \"A\", \"accuracy\": 1, \"name\": \"B\"}", "(1,30)", "Duplicate member 'name'; remove one.")]
    [InlineData("{\"name\": \"Ä\", \"accuracy\": [1]}", "(1,27)", "Column 'accuracy': '[…]' " + NotShare)]
    [InlineData("{\"name\": {\"a\": 1}, \"accuracy\": 1}", "(1,10)", "Column 'name': '{…}' is not a string or a number; write one of them.")]
    [InlineData("{\"name\": \"A\", \"series\": [\"x\"], \"accuracy\": 1}", "(1,25)", "Column 'series': '[…]' is not a string or a number; write one of them.")]
    [InlineData("{\"name\": \"A\", \"seed\": [1], \"accuracy\": 1}", "(1,23)", "Column 'seed': '[…]' is not a string or a number; write one of them.")]
    [InlineData("name,accuracy,sd,flops\nA,76.3%,0.5,1G\n", "(2,9)",
        "Column 'sd': '0.5' has no percent sign, but the accuracy has one; write '0.5%' if it is a percentage.")]
    [InlineData("{\"name\": \"\\ud800\", \"accuracy\": 1}", "(1,10)", "The string is not valid Unicode; write both halves of a surrogate pair.")]
    [InlineData("{\"name\": \"A\"}", "", NoAccuracy + "name.")]
    [InlineData("{\"name\": \"A\", \"accuracy\": 1}\n {\"name\": \"B\"}", "(2,2)", "Column 'accuracy': the cell is empty; write the accuracy, or remove the row.")]
    public void An_invalid_file_of_results_causes_one_error_with_its_position(string text, string place, string message)
    {
        var table = _directory.Write("bad.csv", text);
        var run = ToolRun.Of("plot", "--results", table);

        Assert.Equal(new ToolRun(1, "", $"{table}{place}: error : {message}\n"), run);
        Assert.Equal([table], Directory.EnumerateFiles(_directory.Path));
    }

    [Theory]
    [InlineData("C7", "(2,1): error : Unknown variant 'C7'; the file declares B0, B1, B2, B3, B4, B5, B6, B7. Write one of these names, or a column 'flops'.")]
    [InlineData("B0", "(2,1): error : 2 variants have the name 'B0'; write their types instead (EfficientNetB0, SecondB0), or specify one family with --family.")]
    public void An_unknown_or_ambiguous_variant_in_results_causes_one_error(string name, string message)
    {
        var family = Models.Text[Models.Text.IndexOf("public family", StringComparison.Ordinal)..];
        var models = _directory.Write("two.effnet", Models.Text + family.Replace("EfficientNet", "Second", StringComparison.Ordinal));
        var table = _directory.Write("results.csv", $"name,accuracy\n{name},0.5\n");

        Assert.Equal((1, $"{table}{message}"), (1, Assert.Single(ToolRun.Of("plot", models, "--results", table).ErrorLines)));
    }

    [Theory]
    [InlineData("name,accuracy\nSecondB0,0.5\n", "")]
    [InlineData("name,accuracy\nB0,0.5\n", "second")]
    [InlineData("name,series,accuracy\nB0,Second,0.5\n", "")]
    public void Types_families_and_series_in_results_distinguish_variants_with_the_same_name(string text, string family)
    {
        var second = Models.Text[Models.Text.IndexOf("public family", StringComparison.Ordinal)..]
            .Replace("EfficientNet", "Second", StringComparison.Ordinal)
            .Replace("classes: 1000", "classes: 10", StringComparison.Ordinal)
            .Replace("require", "// require", StringComparison.Ordinal);
        var models = _directory.Write("two.effnet", Models.Text + second);
        var table = _directory.Write("results.csv", text);

        var run = ToolRun.Of(["plot", models, "--results", table, "--json", .. family.Length > 0 ? new[] { "--family", family } : []]);

        // The second family has 10 classes instead of 1,000, and each class reads 1,280 features.
        Assert.Equal(385_814_752 - (990 * 1280), (long)JsonNode.Parse(run.Output)!["series"]![0]!["results"]![0]!["x"]!);
    }

    [Theory]
    [InlineData("12845056", 12_845_056)]
    [InlineData("12845056 B", 12_845_056)]
    [InlineData("12.25MiB", 12_845_056)]
    [InlineData("12.25 mib", 12_845_056)]
    [InlineData("64KiB", 65_536)]
    [InlineData("1.5GiB", 1_610_612_736)]
    [InlineData("1TiB", 1_099_511_627_776)]
    public void Memory_in_results_may_have_units_of_bytes(string memory, long bytes)
    {
        var table = _directory.Write("results.csv", $"name,accuracy,memory\nA,0.5,{memory}\n");

        var root = JsonNode.Parse(ToolRun.Of("plot", "--results", table, "--x", "memory", "--json").Output)!;

        Assert.Equal(bytes, (double)root["series"]![0]!["results"]![0]!["x"]!);
    }

    [Theory]
    [InlineData(
        "memory",
        "40M",
        "'40M' has the unit 'M', but the cost is bytes of memory; write a number of bytes from 0, such as 12845056, or one with KiB, MiB or GiB, such as 12.25MiB.")]
    [InlineData(
        "memory",
        "40MB",
        "'40MB' has the unit 'MB', but the cost is bytes of memory; write a number of bytes from 0, such as 12845056, or one with KiB, MiB or GiB, such as 12.25MiB.")]
    [InlineData("flops", "40MiB", "'40MiB' has the unit 'MiB', but the cost is multiply-adds; write a number from 0, such as 385814752 or 0.39G.")]
    [InlineData("parameters", "-5", "'-5' is not a cost; write a number from 0, such as 385814752 or 0.39G.")]
    [InlineData("resolution", "1K", "'1K' has the unit 'K', but the cost is resolution; write a number from 0 without a unit.")]
    public void An_invalid_cost_or_unit_in_results_causes_one_error(string measure, string cost, string message)
    {
        var table = _directory.Write("results.csv", $"name,accuracy,{measure}\nA,0.5,{cost}\n");

        Assert.Equal(new ToolRun(1, "", $"{table}(2,7): error : Column '{measure}': {message}\n"), ToolRun.Of("plot", "--results", table, "--x", measure));
    }

    [Fact]
    public void Rows_of_results_with_different_spellings_of_a_network_are_its_trials()
    {
        var table = _directory.Write("results.csv", "series,name,seed,accuracy_percent\ns,b0,1,70\ns,B0,2,71\ns,EfficientNetB0,3,72\ns,B1,1,80\nt,efficientnetb1,1,81\n");

        var series = JsonNode.Parse(ToolRun.Of("plot", Models.Path, "--results", table, "--json").Output)!["series"]!.AsArray();

        Assert.Equal(
            [("b0", 3, 71.0), ("B1", 1, 80.0), ("B1", 1, 81.0)],
            series.SelectMany(s => s!["results"]!.AsArray()).Select(r => ((string)r!["name"]!, (int)r["trials"]!, (double)r["y"]!)));
    }

    [Fact]
    public void Undeclared_names_in_results_are_equal_if_they_differ_only_in_case()
    {
        var table = _directory.Write("results.csv", "name,accuracy_percent,flops\nMine,70,1M\nMINE,72,1M\nYours,80,2M\n");

        var results = JsonNode.Parse(ToolRun.Of("plot", "--results", table, "--json").Output)!["series"]![0]!["results"]!.AsArray();

        Assert.Equal([("Mine", 2), ("Yours", 1)], results.Select(r => ((string)r!["name"]!, (int)r["trials"]!)));
    }

    [Fact]
    public void Results_of_equal_names_in_several_families_are_not_mixed()
    {
        var family = Models.Text[Models.Text.IndexOf("public family", StringComparison.Ordinal)..];
        var models = _directory.Write("two.effnet", Models.Text + family.Replace("EfficientNet", "Second", StringComparison.Ordinal));
        var table = _directory.Write("results.csv", "name,series,accuracy\nB0,EfficientNet,0.5\nB0,Second,0.6\nSecondB0,x,0.7\nsecondb0,x,0.8\n");

        var series = JsonNode.Parse(ToolRun.Of("plot", models, "--results", table, "--json").Output)!["series"]!.AsArray();

        Assert.Equal([("B0", 1), ("B0", 1), ("SecondB0", 2)], series.SelectMany(s => s!["results"]!.AsArray()).Select(r => ((string)r!["name"]!, (int)r["trials"]!)));
    }

    [Fact]
    public void Plot_reports_unused_columns_of_results()
    {
        var table = _directory.Write("results.csv", "name,accuracy,flops,epoch,sereis,seconds,params\nA,0.5,1M,3,x,12,1\n");

        var run = ToolRun.Of("plot", "--results", table, "-o", _directory.PathOf("plot.svg"));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [
                $"{table}: warning : Column 'sereis' is not used. Did you mean 'series'?",
                $"{table}: info : Columns that are not used: epoch, seconds.",
                $"1 result in {_directory.PathOf("plot.svg")}",
            ],
            run.ErrorLines);
    }

    [Fact]
    public void A_file_of_results_that_cannot_be_read_causes_one_error()
    {
        var missing = _directory.PathOf("missing.csv");

        Assert.Equal(new ToolRun(1, "", $"{missing}: error : The file does not exist.\n"), ToolRun.Of("plot", "--results", missing));
        Assert.Equal(
            new ToolRun(1, "", $"{_directory.Path}: error : This is a directory; specify a file of results.\n"),
            ToolRun.Of("plot", "--results", _directory.Path, "-o", _directory.PathOf("plot.svg")));
    }

    [Fact]
    public void Results_that_are_not_UTF8_cause_one_error()
    {
        var table = _directory.PathOf("latin1.csv");
        File.WriteAllBytes(table, Encoding.Latin1.GetBytes("name,accuracy,flops\nR\u00e9,0.5,1\nR\u00e8,0.6,1\n"));

        Assert.Equal(new ToolRun(1, "", $"{table}: error : The file is not UTF-8; save it with this encoding.\n"), ToolRun.Of("plot", "--results", table));
    }

    [Fact]
    public void Candidates_of_searches_in_results_have_their_costs()
    {
        var search = "search Grid { alpha: 1.2; beta: 1.1; gamma: from 1.1 to 1.2 step 0.05; networks: all; }";
        var models = _directory.Write("searched.effnet", $"{Models.Text.TrimEnd()[..^1]}\n{search}\n}}\n");
        var table = _directory.Write("results.csv", "name,accuracy\nGrid1,0.5\n");

        var plot = JsonNode.Parse(ToolRun.Of("plot", models, "--results", table, "--json").Output)!;

        var candidate = JsonNode.Parse(ToolRun.Of("describe", models, "--json").Output)!["searches"]![0]!["candidates"]![0]!;
        Assert.Equal((long)candidate["flops"]!, (long)plot["series"]![0]!["results"]![0]!["x"]!);
    }

    [Fact]
    public void A_candidate_in_results_that_shares_a_class_has_its_own_costs()
    {
        var search = "search Grid { alpha: 1.2; beta: 1.1; gamma: from 1.15 to 1.2 step 0.05; networks: all; }";
        var models = _directory.Write("searched.effnet", $"{Models.Text.TrimEnd()[..^1]}\n{search}\n}}\n");
        var table = _directory.Write("results.csv", "name,accuracy\nGrid2,0.5\nEfficientNetGrid2,0.6\n");

        var result = Assert.Single(JsonNode.Parse(ToolRun.Of("plot", models, "--results", table, "--json").Output)!["series"]![0]!["results"]!.AsArray())!;

        var candidate = JsonNode.Parse(ToolRun.Of("describe", models, "--json").Output)!["searches"]![0]!["candidates"]![1]!;
        Assert.Equal(((long)candidate["flops"]!, 2), ((long)result["x"]!, (int)result["trials"]!));
    }

    [Fact]
    public void Plot_of_results_does_not_overwrite_the_effnet_file()
    {
        var models = _directory.Write("models.svg", Models.Text);
        var table = _directory.Write("results.csv", "name,accuracy\nB0,0.5\n");

        var run = ToolRun.Of("plot", models, "--results", table, "-o", models);

        Assert.Equal((1, $"{models}: error : The image would overwrite the .effnet file; specify another name with -o.\n"), (run.ExitCode, run.Error));
        Assert.Equal(Models.Text, File.ReadAllText(models));
    }

    [Fact]
    public void Plot_does_not_overwrite_the_file_of_results()
    {
        var table = _directory.Write("results.svg", Reference);

        var run = ToolRun.Of("plot", "--results", table);

        Assert.Equal((1, $"{table}: error : The image would overwrite the file of results; specify another name with -o.\n"), (run.ExitCode, run.Error));
        Assert.Equal(Reference, File.ReadAllText(table));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plot_does_not_overwrite_results_through_a_link(bool throughDirectory)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links take rights that tests on Windows may not have.");
        Directory.CreateDirectory(_directory.PathOf("data"));
        var results = _directory.Write(Path.Combine("data", "results.svg"), Reference);
        var link = _directory.PathOf(throughDirectory ? "linked" : "linked.svg");
        _ = throughDirectory ? Directory.CreateSymbolicLink(link, _directory.PathOf("data")) : File.CreateSymbolicLink(link, results);
        var output = throughDirectory ? Path.Combine(link, "results.svg") : link;

        var run = ToolRun.Of("plot", "--results", results, "-o", output);

        Assert.Equal((1, $"{output}: error : The image would overwrite the file of results; specify another name with -o.\n"), (run.ExitCode, run.Error));
        Assert.Equal(Reference, File.ReadAllText(results));
    }

    [Fact]
    public void Writing_an_image_over_a_hard_link_does_not_change_the_results()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "ln makes the link.");
        var (results, output) = (_directory.Write("results.csv", Reference), _directory.PathOf("plot.svg"));
        using var link = Process.Start("ln", [results, output]);
        link.WaitForExit();

        Assert.Equal(0, ToolRun.Of("plot", "--results", results, "-o", output).ExitCode);
        Assert.Equal(Reference, File.ReadAllText(results));
        Assert.StartsWith("<svg", File.ReadAllText(output), StringComparison.Ordinal);
    }

    [Fact]
    public void Plot_to_a_directory_in_which_files_cannot_be_created_causes_one_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has /proc.");
        var run = ToolRun.Of("plot", "--results", _directory.Write("results.csv", Reference), "-o", "/proc/x.svg");

        Assert.Equal(new ToolRun(1, "", "/proc/x.svg: error : Files cannot be created in this directory; specify a file in another directory.\n"), run);
    }

    [Theory]
    [InlineData("Unexpected argument 'b.effnet'; expected effnet plot FILE", "a.effnet", "b.effnet")]
    [InlineData("'--published' requires '--results' or '--measured'; without them, "
        + "the networks of Table 2 are drawn unless '--alone' is specified.", "a.effnet", "--published", "table2")]
    [InlineData("Unknown table 'table1'; expected table2, table3 or table7.", "--results", "r.csv", "--published", "table1")]
    [InlineData("The paper's table7 has no parameters; specify '--x flops', or leave out '--published'.", "--results", "r.csv", "--published", "table7", "--x", "parameters")]
    [InlineData("'--y' has no effect with '--results': the vertical axis is the accuracy.", "--results", "r.csv", "--y", "parameters")]
    [InlineData("'--alone' has no effect with '--results': published networks are drawn only with '--published'.", "--results", "r.csv", "--alone")]
    [InlineData("'--family' requires FILE, which declares the family.", "--results", "r.csv", "--family", "ResNet")]
    [InlineData("With '--results -', the image has no name; specify one with -o.", "--results", "-")]
    [InlineData("Unknown measure 'accuracy'; expected flops, parameters, activations, memory, resolution or phi.", "--results", "r.csv", "--x", "accuracy")]
    public void An_invalid_command_line_of_plot_results_causes_one_error(string message, params string[] arguments)
    {
        var run = ToolRun.Of(["plot", .. arguments]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Equal([message], run.ErrorLines);
    }

    [Fact]
    public void Plot_of_results_of_an_unknown_family_is_an_error_that_lists_all_families()
    {
        var table = _directory.Write("results.csv", Reference);

        Assert.Equal(
            new ToolRun(1, "", $"{Models.Path}: error : Unknown family 'ResNet'; the file declares EfficientNet.\n"),
            ToolRun.Of("plot", Models.Path, "--results", table, "--family", "ResNet"));
    }
}
