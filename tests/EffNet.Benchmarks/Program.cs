using System.CommandLine;
using EffNet.Benchmarks.Measurement;
using EffNet.Benchmarks.Sections;
using EffNet.Benchmarks.Workers;

var sections = new Dictionary<string, Func<BenchmarkOptions, IEnumerable<string>>>
{
    ["generator"] = GeneratorSection.Run,
    ["build"] = BuildSection.Run,
    ["definition"] = DefinitionSection.Run,
    ["construction"] = ConstructionSection.Run,
    ["forward"] = ForwardSection.Run,
    ["training"] = TrainingSection.Run,
    ["trainer"] = TrainerSection.Run,
    ["onnx"] = OnnxSection.Run,
    ["inference"] = InferenceSection.Run,
    ["savings"] = SavingsSection.Run,
    ["service"] = ServiceSection.Run,
};

var which = new Argument<string[]>("sections") { Description = "What to measure; everything, if left out.", Arity = ArgumentArity.ZeroOrMore };
which.AcceptOnlyFromAmong([.. sections.Keys]);
var python = new Option<string>("--python") { Description = "A Python with torchvision, for the scripted peers.", DefaultValueFactory = _ => "python3" };
var rounds = new Option<int>("--rounds") { Description = "Rounds of each comparison.", DefaultValueFactory = _ => 15 };

var quick = new Option<bool>("--quick") { Description = "Fewer networks and rounds, in minutes." };
var withoutTorch = new Option<bool>("--without-torch") { Description = "Leaves TorchSharp out of the rows on inference." };

var requests = new Option<int>("--requests") { Description = "Requests to each service before its memory is read again.", DefaultValueFactory = _ => 10_000 };

rounds.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < Sample.FewestForInterval)
        result.AddError($"An interval of 95 % takes at least {Sample.FewestForInterval} rounds.");
});

var worker = new Command("worker", "Used by this program: does one task whenever a line arrives.") { Hidden = true };
var assignment = new Argument<string[]>("assignment");
worker.Arguments.Add(assignment);
worker.SetAction(parsed => Worker.Run(Assignment.Parse(parsed.GetRequiredValue(assignment))));

var root = new RootCommand("Measures EffNet against its peers and prints Markdown tables. Leave the machine alone meanwhile.")
{
    which,
    python,
    rounds,
    quick,
    withoutTorch,
    requests,
    worker,
};
root.SetAction(parsed =>
{
    if (MachineSection.IsDebugBuild)
    {
        Console.Error.WriteLine("This is a debug build, whose times mean nothing: add -c Release.");
        return 1;
    }

    var folder = Directory.CreateTempSubdirectory("effnet-benchmarks-");
    try
    {
        var options = new BenchmarkOptions(
            folder.FullName,
            parsed.GetRequiredValue(python),
            parsed.GetRequiredValue(rounds),
            parsed.GetValue(quick),
            !parsed.GetValue(withoutTorch),
            parsed.GetRequiredValue(requests));
        var chosen = parsed.GetValue(which) ?? [];
        Console.WriteLine(MachineSection.Describe());
        foreach (var section in sections.Where(s => chosen.Length == 0 || chosen.Contains(s.Key)))
        {
            foreach (var line in section.Value(options))
                Console.WriteLine(line);
        }
    }
    finally
    {
        folder.Delete(recursive: true);
    }

    return 0;
});
return root.Parse(args).Invoke();
