return new ClassActivationExample.CommandLine().Parse(args).Invoke();
