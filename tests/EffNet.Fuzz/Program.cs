using System.CommandLine;
using EffNet.Fuzz.Running;
using EffNet.Fuzz.Sweeping;

var seed = new Option<long>("--seed") { Description = "The seed of the run. Another seed gives other inputs.", DefaultValueFactory = _ => 1 };
var from = new Option<long>("--from") { Description = "The index of the first input." };
var count = new Option<long>("--count") { Description = "The number of inputs.", DefaultValueFactory = _ => 100_000 };
var artifacts = new Option<DirectoryInfo?>("--artifacts") { Description = "The folder to which inputs with a finding are written.", HelpName = "DIR" };
var compileEvery = new Option<int>("--compile-every") { Description = "Compile the generated C# of every n-th input; 0 for none.", DefaultValueFactory = _ => 250 };
var print = new Option<bool>("--print") { Description = "Print every input. The report is then written to standard error." };
var dump = new Option<FileInfo?>("--dump") { Description = "Write the results of each input to FILE without checks, to compare two compilers.", HelpName = "FILE" };
var degree = new Option<int>("--degree") { Description = "The number of inputs that are checked at the same time.", DefaultValueFactory = _ => 1 };

foreach (var number in new Option[] { from, count, compileEvery })
    number.Validators.Add(result => AtLeast(result, 0));
degree.Validators.Add(result => AtLeast(result, 1));

var root = new RootCommand("Compiles randomly changed .effnet files and checks the results. The exit code is 1 if there are findings.")
{
    seed, from, count, artifacts, compileEvery, print, degree, dump,
};
var sweep = new Command("sweep", "Measures the compilation of files whose work is the product of two large counts, and prints the slowest ten.");
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
        result.AddError($"{result.Option.Name} must be at least {minimum}, but was {value}.");
}
