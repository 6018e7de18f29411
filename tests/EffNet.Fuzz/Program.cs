using System.CommandLine;
using EffNet.Fuzz.Running;
using EffNet.Fuzz.Sweeping;

var seed = new Option<long>("--seed") { Description = "Which run: another seed, other inputs.", DefaultValueFactory = _ => 1 };
var from = new Option<long>("--from") { Description = "The first input's index." };
var count = new Option<long>("--count") { Description = "How many inputs.", DefaultValueFactory = _ => 100_000 };
var artifacts = new Option<DirectoryInfo?>("--artifacts") { Description = "Where inputs with a finding are written.", HelpName = "DIR" };
var compileEvery = new Option<int>("--compile-every") { Description = "Compile the C# of one input in so many; 0 for none.", DefaultValueFactory = _ => 250 };
var print = new Option<bool>("--print") { Description = "Print every input; the report then goes to standard error." };
var dump = new Option<FileInfo?>("--dump") { Description = "Check nothing; write the results of each input to FILE, to compare two compilers.", HelpName = "FILE" };
var degree = new Option<int>("--degree") { Description = "How many inputs at a time.", DefaultValueFactory = _ => 1 };

foreach (var number in new Option[] { from, count, compileEvery })
    number.Validators.Add(result => AtLeast(result, 0));
degree.Validators.Add(result => AtLeast(result, 1));

var root = new RootCommand("Feeds mutated .effnet files to the compiler and checks what comes out. Exit code 1 if anything is wrong.")
{
    seed, from, count, artifacts, compileEvery, print, degree, dump,
};
var sweep = new Command("sweep", "Measures files at the limits in which counts multiply, and prints the slowest ten.");
sweep.SetAction(_ => Sweep.Run(Console.Out));
root.Subcommands.Add(sweep);
root.SetAction(parsed =>
{
    var options = new FuzzOptions(
        parsed.GetValue(seed),
        parsed.GetValue(from),
        parsed.GetValue(count),
        parsed.GetValue(artifacts),
        parsed.GetValue(compileEvery),
        parsed.GetValue(print),
        parsed.GetValue(degree));
    if (parsed.GetValue(dump) is { } file)
        return ResultDump.Write(options, file);
    return new FuzzRun(options, options.Print ? Console.Error : Console.Out).Execute();
});
return root.Parse(args).Invoke();

static void AtLeast(System.CommandLine.Parsing.OptionResult result, long minimum)
{
    if (result.Tokens.Count == 1 && long.TryParse(result.Tokens[0].Value, out var value) && value < minimum)
        result.AddError($"{result.Option.Name} takes at least {minimum}.");
}
