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

var which = new Argument<string[]>("sections") { Description = "The sections to measure. The default is all sections.", Arity = ArgumentArity.ZeroOrMore };
which.AcceptOnlyFromAmong([.. sections.Keys]);
var python = new Option<string>("--python") { Description = "The Python interpreter for the scripted networks. It requires torchvision.", DefaultValueFactory = _ => "python3" };
var rounds = new Option<int>("--rounds") { Description = "The number of rounds of each comparison.", DefaultValueFactory = _ => 15 };

var quick = new Option<bool>("--quick") { Description = "Measure fewer networks and rounds. This takes minutes." };
var withoutTorch = new Option<bool>("--without-torch") { Description = "Do not measure TorchSharp in the section inference." };

var requests = new Option<int>("--requests") { Description = "The number of requests to each service between the two measurements of memory.", DefaultValueFactory = _ => 10_000 };

rounds.Validators.Add(result =>
{
    if (result.GetValueOrDefault<int>() < Sample.FewestForInterval)
        result.AddError($"--rounds must be at least {Sample.FewestForInterval}, because a 95 % interval requires this number.");
});

var worker = new Command("worker", "Runs one task for each line on standard input. Only this program uses this command.") { Hidden = true };
var assignment = new Argument<string[]>("assignment");
worker.Arguments.Add(assignment);
worker.SetAction(parsed => Worker.Run(Assignment.Parse(parsed.GetRequiredValue(assignment))));

var root = new RootCommand("Compares EffNet with other implementations and prints Markdown tables. Do not use the machine during the measurements.")
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
        Console.Error.WriteLine("This is a debug build, so its times are meaningless. Run it with '-c Release'.");
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
